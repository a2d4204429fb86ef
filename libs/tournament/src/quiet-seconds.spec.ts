import { architectureOf } from '#genome';
import type { Job } from './jobs/job';
import { longestSeconds, quietSeconds } from './quiet-seconds';

const CHOICES = { positions: 'rotary', normalisation: 'rms', activation: 'silu', tiedEmbeddings: 'untied' };
const transformer = (width: number, depth: number) =>
  architectureOf({ ...CHOICES, family: 'transformer', context: 64, width, depth, heads: 4, headSize: 16 });
const job = (kind: string, fields: object): Job =>
  ({ kind, vocabulary: Array(80).fill('x'), members: [{}], ...fields }) as unknown as Job;
const trained = (architecture: object) =>
  quietSeconds(job('train', { architecture, batchSize: 8, validationSymbols: 16_384, learning: null }));

it('is five minutes and a little for small networks, and grows with what a step takes', () => {
  expect(trained(transformer(64, 2))).toBeGreaterThan(300);
  expect(trained(transformer(64, 2))).toBeLessThan(320);
  // 12 x 12 x 1024^2 parameters, 6 FLOPs each: 8 x 64 symbols of a step, a third of it for 2 evaluations of 64 blocks, each 8 windows of 64
  const flops = 6 * 151e6 * (512 + (2 * 64 * 8 * 64) / 3);
  const { heads, headSize } = { heads: 16, headSize: 64 };
  const large = { ...transformer(1024, 12), heads, headSize };
  expect((trained(large) - 300) / (flops / 1e9)).toBeGreaterThan(0.95);
  expect((trained(large) - 300) / (flops / 1e9)).toBeLessThan(1.1);
});

it('counts the windows that are read, which overlap and may be longer than what they score', () => {
  const at = (context: number) =>
    (quietSeconds(job('evaluate', { architecture: { ...transformer(512, 8), context }, symbols: 1e5 })) - 300) /
    context;
  expect(at(512) / at(1024)).toBeGreaterThan(0.85); // a window a block of 256 both times, twice as long; attention apart
  expect(at(512) / at(1024)).toBeLessThan(1);
});

it('counts who is mixed, what is written, and the time to unroll', () => {
  const architecture = transformer(512, 8);
  const mixed = (count: number) =>
    quietSeconds(
      job('mix', { members: Array(count).fill({ architecture }), validationSymbols: 1e4, testSymbols: 1e5 }),
    ) - 300;
  expect(mixed(4) / mixed(1)).toBeCloseTo(4, 6);
  const written = (length: number) => quietSeconds(job('write', { architecture, prompts: ['a', 'b'], length })) - 300;
  expect(written(2000) / written(1000)).toBeCloseTo(2, 1);
  const gru = architectureOf({ family: 'gru', context: 1000, width: 8, depth: 2, embedding: 4 });
  expect(trained(gru)).toBeGreaterThan(500);
  expect(quietSeconds(job('survey', {}))).toBe(300);
});

it('counts the states in which it is told what modules were worth', () => {
  const architecture = { ...transformer(512, 8), modules: '0 1 2 3 4 5 6 7', adapterRank: 4 };
  const quiet = (worthSymbols?: number) =>
    quietSeconds(job('train', { architecture, batchSize: 8, validationSymbols: 4096, worthSymbols, learning: null }));
  const scored = quietSeconds(job('evaluate', { architecture, symbols: 4096 })) - 300;
  expect((quiet(4096) - quiet()) / scored).toBeCloseTo(16, 6); // nine states, which a program of sixteen scores
  const settings = { candidates: 9, symbols: 4096 };
  const appraised = (places: number): number =>
    quietSeconds(job('appraise', { architecture, settings, places: Array(places).fill({}) })) - 300;
  expect(appraised(1) / scored).toBeCloseTo(16, 6);
  expect(appraised(2) / scored).toBeCloseTo(32, 6);
});

it('has time for all rounds of an appraisal, and for expressing whom it appraises', () => {
  const architecture = { ...transformer(512, 8), modules: '0 1 2 3 4 5 6 7', adapterRank: 4 };
  const genes = [
    ...Array.from({ length: 16 }, () => ({ kind: 'module', promoter: 'A'.repeat(256) })),
    ...Array.from({ length: 16 }, () => ({ kind: 'factor' })),
  ];
  const secondsOf = (rounds: number, factors: number): number => {
    const regulation = { genes: genes.slice(0, 16 + factors) };
    const settings = { candidates: 1024, symbols: 128, rounds };
    const asked = job('appraise', { architecture, settings, places: [{}, {}], regulation });
    return longestSeconds(asked) - 10 * quietSeconds(asked);
  };
  const scored = quietSeconds(job('evaluate', { architecture, symbols: 128 })) - 300;
  expect(secondsOf(63, 0) / (64 * 2 * 1024 * scored)).toBeCloseTo(1, 6);
  expect(secondsOf(63, 16) - secondsOf(63, 0)).toBeCloseTo(64 * 2 * 1024 * 65_536 * 2e-6, 3); // of a genome a tenth of a second and more
});
