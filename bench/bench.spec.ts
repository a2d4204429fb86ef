import { median } from './median';
import { positiveInteger } from './positive-integer';
import { rowOf } from './row';
import { workloadOf } from './train/workloads';

describe('median', () => {
  it('is the middle of an odd number of values', () => expect(median([5, 1, 3])).toBe(3));
  it('is the mean of the middle two of an even number', () => expect(median([10, 1, 4, 3])).toBe(3.5));
  it('is NaN of nothing', () => expect(median([])).toBeNaN());
});

describe('positiveInteger', () => {
  it('reads digits', () => expect(positiveInteger('steps', '12')).toBe(12));
  it.each(['0', '-1', '1.5', 'x', ''])('refuses %j, naming field and value', (text) =>
    expect(() => positiveInteger('steps', text)).toThrow(
      `steps is ${JSON.stringify(text)}; expected a positive integer`,
    ),
  );
});

describe('workloadOf', () => {
  it('names what is known', () => expect(() => workloadOf('cnn')).toThrow('one of transformers, grus, transformer'));
});

describe('rowOf', () => {
  const rates = {
    workload: 'grus',
    members: 16,
    threads: 1,
    flopsPerToken: 1e6,
    rounds: [1e4, 3e4, 2e4],
    peakGflops: 80,
  };

  it('holds the median round against peak and peers', () =>
    expect(rowOf({ ...rates, tfjsWasm: 1e3 })).toEqual({
      ...{ workload: 'grus', members: 16, threads: 1, rounds: 3, tokensPerSecond: 2e4, gflops: 20, peakGflops: 80 },
      ...{ fractionOfPeak: 0.25, timesTfjsWasm: 20, timesPyTorch: null },
    }));
});
