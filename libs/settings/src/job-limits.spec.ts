import { jobLimits } from './job-limits';

const GIBIBYTE = 2 ** 30;

it('takes limits as they are set', () => {
  expect(jobLimits(2, { CLADE_JOB_SECONDS: '60', CLADE_JOB_MEGABYTES: ' 900' })).toEqual({
    seconds: 60,
    megabytes: 900,
  });
});

it.each([
  [2, 16, 8192],
  [16, 16, 2048],
  [1, 16, 12_288],
  [4, 2, 1536],
])('lets each of %i workers on %i GiB hold %i MiB unless it is said', (workers, gibibytes, megabytes) => {
  expect(jobLimits(workers, {}, gibibytes * GIBIBYTE)).toEqual({ seconds: undefined, megabytes });
});

it.each(['0', '-1', '1.5', 'much'])('refuses %s', (text) => {
  expect(() => jobLimits(1, { CLADE_JOB_MEGABYTES: text })).toThrow('must be a whole number from 1');
});

it('says all that is wrong', () => {
  const both = { CLADE_JOB_SECONDS: '-1', CLADE_JOB_MEGABYTES: '1e9' };
  expect(() => jobLimits(1, both)).toThrow(/CLADE_JOB_SECONDS is "-1".*\nCLADE_JOB_MEGABYTES is "1e9"/);
});
