import { computeText } from './compute';

it('tells FLOPs and time of processors', () => {
  expect(computeText({ flops: 3.123e12, cpuSeconds: 340 })).toBe('3.12e12 FLOPs, 5 min 40 s of processors');
});
