import { type LanguageModel, parameterLayout } from '#model';
import type { Architecture } from '#genome';
import { UNIGRAM_CONTEXT } from '../testing/unigram-model';
import { tensorsOf } from './flat-weights';
import type { Donor, TrainJob } from './job';
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
const model = { parameters, vocabularySize: 3, initialise: () => new Float32Array(parameters) } as unknown as LanguageModel; // prettier-ignore
const donor = (weights: string, share: number, architecture = rnn): Donor => {
  return { weights, share, architecture, optimizerState: null };
};
const start = (donors: readonly Donor[], blending: TrainJob['blending']) => {
  const job = { seed: 1, generation: 1, blending, members: [{ birth: { generation: 1, slot: 0 }, donors }] };
  return startOf(job as unknown as TrainJob, model, layout, files);
};

it('starts from the mean of the weights of its donors, by their shares', async () => {
  const { weights, inherited } = await start([donor('2', 0.75), donor('6', 0.25)], 'linear');
  weights.forEach((value, at) => expect(value).toBeCloseTo(at % 2 === 0 ? 3 : 1, 6));
  expect(inherited).toEqual([parameters]);
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
