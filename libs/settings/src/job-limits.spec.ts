import { jobLimits } from './job-limits';

it('has no limits, one, or both', () => {
  expect(jobLimits({})).toBeUndefined();
  expect(jobLimits({ CLADE_JOB_SECONDS: '60' })).toEqual({ seconds: 60, megabytes: undefined });
  expect(jobLimits({ CLADE_JOB_SECONDS: '60', CLADE_JOB_MEGABYTES: ' 900' })).toEqual({ seconds: 60, megabytes: 900 });
});

it.each(['0', '-1', '1.5', 'much'])('refuses %s', (text) => {
  expect(() => jobLimits({ CLADE_JOB_MEGABYTES: text })).toThrow('must be a whole number from 1');
});
