import { type LanguageModelFactory, parameterLayout } from '#model';
import type { Architecture } from '#genome';
import { UNIGRAM_CONTEXT } from '../../model/src/testing/unigram-model';
import type { Donor, TrainingMember, TrainJob, WeightStore } from '#tournament';
import { tensorsOf } from '#workbench';
import { startOf } from './start';

const rnn: Architecture = { family: 'rnn', context: UNIGRAM_CONTEXT, embedding: 1, width: 2, depth: 1 };
const layout = parameterLayout(rnn, 3);
const parameters = layout.reduce((count, { size }) => count + size, 0);
/** Files are called by the value that all their weights have but for every other one, which is 1. */
const files = {
  encode: () => new Uint8Array(),
  write: async () => '',
  read: async (name: string) => {
    return tensorsOf(
      Float32Array.from({ length: parameters }, (_, at) => (at % 2 === 0 ? Number(name) : 1)),
      layout,
    );
  },
};
const models = { create: () => ({ initialise: () => new Float32Array(parameters) }) } as unknown as LanguageModelFactory; // prettier-ignore
const donor = (weights: string, share: number, architecture = rnn): Donor => {
  return { weights, share, architecture, optimizerState: null };
};
const startIn = (job: Partial<TrainJob>, member: Partial<TrainingMember>, weights: WeightStore = files) => {
  const whole = { seed: 1, generation: 1, architecture: rnn, vocabulary: ['a', 'b', 'c'], shrink: 1, ...job };
  return startOf(whole as TrainJob, member as TrainingMember, { models, weights });
};
const start = (donors: readonly Donor[], blending: TrainJob['blending']) => {
  return startIn({ blending, weightStep: null }, { birth: { generation: 1, slot: 0 }, donors });
};

it('starts from the mean of the weights of its donors, by their shares', async () => {
  const { weights, inherited } = await start([donor('2', 0.75), donor('6', 0.25)], 'linear');
  weights.forEach((value, at) => expect(value).toBeCloseTo(at % 2 === 0 ? 3 : 1, 6));
  expect(inherited).toBe(parameters);
});

it('or from a place on the arc between them, as far from 0 as they are', async () => {
  const [first, blended] = [await start([donor('2', 1)], 'spherical'), await start([donor('2', 0.5), donor('-2', 0.5)], 'spherical')]; // prettier-ignore
  const lengthOf = ({ weights }: typeof first, { offset, size }: (typeof layout)[number]) =>
    Math.hypot(...weights.subarray(offset, offset + size));
  for (const tensor of layout.filter(({ size }) => size > 1)) {
    expect(lengthOf(blended, tensor)).toBeCloseTo(lengthOf(first, tensor), 5);
  }
});

it('refuses donors of unlike networks by their place', async () => {
  const other = donor('2', 0.5, { ...rnn, width: 3 });
  await expect(start([donor('2', 0.5), other], 'linear')).rejects.toThrow(/^donors\.1\.architecture is .*"width":3/);
});

describe('weights that mutate', () => {
  const born = async (weightStep: number | null, generation: number, donors = [donor('2', 1)]) => {
    const birth = { generation, slot: 3 };
    return (await startIn({ blending: 'linear', weightStep }, { birth, donors })).weights;
  };

  it('are those of newborns with donors, by a step of their own', async () => {
    const [asTheyWere, mutated] = [await born(null, 1), await born(0.1, 1)];
    expect(await born(0, 1)).toEqual(asTheyWere);
    expect(await born(0.1, 1)).toEqual(mutated);
    const steps = mutated.map((value, at) => value - asTheyWere[at]);
    expect(steps.filter((step) => step === 0)).toHaveLength(0);
    expect(Math.sqrt(steps.reduce((sum, step) => sum + step ** 2, 0) / parameters)).toBeLessThan(0.1 * 2 * 1.5);
  });

  it('are neither those of founders nor of those who live on', async () => {
    expect(await born(0.1, 1, [])).toEqual(new Float32Array(parameters));
    expect(await born(0.1, 0)).toEqual(await born(null, 0));
  });
});

it('counts of weights that shrink what stays of them', async () => {
  const small: Architecture = { ...rnn, width: 1 };
  const own = parameterLayout(small, 3);
  const size = own.reduce((count, tensor) => count + tensor.size, 0);
  const grown = { ...files, read: async () => tensorsOf(new Float32Array(size).fill(1), own) };
  const inherited = async (shrink: number): Promise<number> => {
    const member = { birth: { generation: 1, slot: 0 }, donors: [donor('small', 1, small)] };
    return (await startIn({ blending: 'linear', weightStep: null, shrink }, member, grown)).inherited;
  };
  const whole = await inherited(1);
  expect(whole).toBeGreaterThan(0);
  expect(await inherited(0.25)).toBeCloseTo(whole / 4, 9);
});
