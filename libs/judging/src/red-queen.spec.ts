import { FEATURE_NAMES, type TextFeatures } from '#arena';
import { HELD_OUT } from '#tournament';
import type { NicheReaders } from '#workbench';
import { redQueen } from './red-queen';

const features = (fluency: number) =>
  ({ ...Object.fromEntries(FEATURE_NAMES.map((name) => [name, 0])), fluency }) as TextFeatures;
const taste = (fluency: number) => FEATURE_NAMES.map((name) => (name === 'fluency' ? fluency : 0));
const sampleOf = (competitor: string, prompt: number, fluency: number) => ({ competitor, prompt, features: features(fluency) }); // prettier-ignore

it('holds raters of each generation to the texts of each', async () => {
  const scale = Object.fromEntries(FEATURE_NAMES.map((name) => [name, { centre: 0, spread: 1 }]));
  const readers = { of: () => Promise.resolve({ scale: () => scale }) } as unknown as NicheReaders;
  const samples = (model: number) => [
    sampleOf(HELD_OUT, 0, 1),
    sampleOf('WB-2', 0, 9), // no individual
    sampleOf('spec-0-1', 0, model),
    sampleOf('spec-0-1', 1, 5), // no text of a person after this prompt
  ];
  const generations = [
    { texts: [], samples: samples(-1), tastes: [taste(0)] },
    { texts: [], samples: samples(1), tastes: [taste(2), taste(-2)] },
  ];
  const job = { kind: 'red-queen', seed: 1, niche: 'moby', length: 40, generations } as const;
  const { rates, bits } = await redQueen(job, readers, { yieldToEventLoop: async () => undefined });
  const apart = 2 * 4 * Math.tanh(1 / 4); // of the texts, in standard scores
  const right = 1 / (1 + Math.exp(-2 * apart));
  expect(rates[0][0]).toBe(0.5);
  expect(rates[0][1]).toBeCloseTo((right + (1 - right)) / 2, 12);
  expect(rates[1]).toEqual([0.5, 0.5]);
  expect(bits[0][1]).toBeCloseTo((-Math.log2(right) - Math.log2(1 - right)) / 2, 10);
});
