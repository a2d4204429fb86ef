import { countParameters } from '#model';
import { fitLine, type LineFit } from './pipeline/line-fit';
import { median } from './median';
import { positiveInteger, positiveNumber } from './positive';
import { readerOf, TASTES } from './preference/reader';
import { testMean } from './preference/t-test';
import { rowOf } from './row';
import { peersOf } from './peers/measure-peer';
import { workloadOf, workloadsOf } from './train/workloads';

describe('median', () => {
  it('is the middle of an odd number of values', () => expect(median([5, 1, 3])).toBe(3));
  it('is the mean of the middle two of an even number', () => expect(median([10, 1, 4, 3])).toBe(3.5));
  it('is NaN of nothing', () => expect(median([])).toBeNaN());
});

describe('positiveInteger', () => {
  it('reads digits', () => expect(positiveInteger('steps', '12')).toBe(12));
  it.each(['0', '-1', '1.5', 'x', ''])('refuses %j, naming field and value', (text) =>
    expect(() => positiveInteger('steps', text)).toThrow(
      `steps is ${JSON.stringify(text)}; must be a positive integer`,
    ),
  );
});

describe('positiveNumber', () => {
  it('reads a fraction', () => expect(positiveNumber('spread', '0.5')).toBe(0.5));
  it.each(['0', '-1', 'Infinity', 'x', ''])('refuses %j, naming field and value', (text) =>
    expect(() => positiveNumber('spread', text)).toThrow(
      `spread is ${JSON.stringify(text)}; must be a positive number`,
    ),
  );
});

describe('workloadOf', () => {
  it('names what is known', () =>
    expect(() => workloadOf('cnn')).toThrow('one of sizes, transformers, grus, transformer, gru, transformers-1m'));
});

describe('workloads of all sizes', () => {
  const all = workloadsOf(['sizes']).map(workloadOf);
  const parameters = (end: string): number[] =>
    all.filter(({ name }) => name.endsWith(end)).map(({ architecture }) => countParameters(architecture, 82));

  it.each([
    ['s', 0.1e6],
    ['r', 0.1e6],
    ['-1m', 1e6],
    ['-10m', 10e6],
  ])('named *%s have about %d parameters', (end, about) => {
    for (const count of parameters(end)) {
      expect(count / about).toBeGreaterThan(0.75);
      expect(count / about).toBeLessThan(1.25);
    }
  });
});

describe('peersOf', () => {
  it('knows peers by name, and nobody as none', () => {
    expect(peersOf(['jax', 'torch-compile'])).toEqual(['jax', 'torch-compile']);
    expect(peersOf(['none'])).toEqual([]);
  });
  it.each([[['keras']], [['jax', 'none']]])('refuses %j, naming those that there are', (names) =>
    expect(() => peersOf(names)).toThrow(
      /peer is "(keras|none)"; must be one of tfjs-wasm, pytorch, torch-compile, jax, none/,
    ),
  );
});

describe('rowOf', () => {
  const rates = {
    engine: 'onnx',
    workload: 'grus',
    members: 16,
    threads: 1,
    workers: 2,
    flopsPerToken: 1e6,
    peakGflops: 80,
    rounds: [1e4, 3e4, 2e4],
    parameters: 1e5,
    peers: [],
  };
  const wasm = { peer: 'tfjs-wasm', form: 'batched', threads: 1, tokensPerSecond: 1e3 } as const;
  const loop = { peer: 'pytorch', form: 'loop', threads: 1, tokensPerSecond: 1e3 } as const;
  const batched = { peer: 'pytorch', form: 'batched', threads: 2, tokensPerSecond: 4e3 } as const;

  it('holds the median round against peak and peers, each at its best', () =>
    expect(rowOf({ ...rates, peers: [wasm, loop, batched] })).toEqual({
      workload: 'grus',
      engine: 'onnx',
      members: 16,
      parameters: 1e5,
      threads: 1,
      workers: 2,
      rounds: 3,
      tokensPerSecond: 2e4,
      gflops: 20,
      peakGflops: 80,
      fractionOfPeak: 0.25,
      times: { 'tfjs-wasm': 20, pytorch: 5 },
      peers: [wasm, loop, batched],
    }));
  it('says nothing of a peer that is absent', () => expect(rowOf(rates).times).toEqual({}));
});

/** A fit with each of its numbers near. */
function near({ residuals, ...line }: LineFit): unknown {
  const close = (value: number): unknown => expect.closeTo(value, 12);
  const numbers = Object.fromEntries(Object.entries(line).map(([name, value]) => [name, close(value)]));
  return { ...numbers, residuals: residuals.map(close) };
}

describe('fitLine', () => {
  it('finds a line, and what is above it', () => {
    const onLine = [1, 2, 5].map((x) => [x, 3 + 2 * x] as const);
    expect(fitLine(onLine)).toEqual(near({ slope: 2, intercept: 3, rSquared: 1, residuals: [0, 0, 0] }));
    const bent = fitLine([
      [0, 0],
      [1, 1],
      [2, 0],
    ]);
    expect(bent).toEqual(near({ slope: 0, intercept: 1 / 3, rSquared: 0, residuals: [-1 / 3, 2 / 3, -1 / 3] }));
  });
});

describe('testMean', () => {
  it('holds a mean against a null', () => {
    const { mean, interval, pValue } = testMean([0.6, 0.7, 0.8], 0.5);
    const reach = 4.30265 * (0.1 / Math.sqrt(3));
    expect(mean).toBeCloseTo(0.7, 12);
    expect(interval.map((value) => value.toFixed(4))).toEqual([0.7 - reach, 0.7 + reach].map((v) => v.toFixed(4)));
    expect(pValue).toBeCloseTo(0.0371, 4); // t = 3.4641 of 2 degrees of freedom
  });
});

describe('the reader', () => {
  const known = new Set(['the', 'whale', 'ahab']);
  const { 'long-words': longWords, 'known-words': knownWords } = TASTES;
  it('looks at words but the first and last', () => {
    expect(knownWords.utility('xx The whale, qzx; xx', known)).toBeCloseTo(2 / 3, 12);
    expect(longWords.utility('xx The whale, qzx; xx')).toBeCloseTo(11 / 3, 12);
    expect([knownWords.utility('the', known), longWords.utility('')]).toEqual([0, 0]);
  });
  it('prefers its taste most of the time, and its draws have names', () => {
    const judge = readerOf(knownWords, known, 1, 'spec');
    const verdicts = Array.from({ length: 200 }, (_, at) => judge('a the b z', 'a q x z', at));
    expect(verdicts.filter((verdict) => verdict === 'first').length).toBeGreaterThan(190);
    const again = readerOf(knownWords, known, 1, 'spec');
    expect(Array.from({ length: 200 }, (_, at) => again('a the b z', 'a q x z', at))).toEqual(verdicts);
  });
});
