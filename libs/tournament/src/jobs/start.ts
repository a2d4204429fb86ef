/** What a training group starts a generation from. */
import { inheritMoments, inheritWeights } from '#evolution';
import { type LanguageModel, parameterLayout, type PlacedTensor } from '#model';
import type { WeightStore } from '../weight-store.port';
import { flatten, rowOf } from './flat-weights';
import type { Donor, TrainJob } from './job';
import { memberStream } from './member-stream';
import { optimizerStateOf } from './optimizer-state';

/** Buffers are [members, parameters]. */
export interface Start {
  readonly weights: Float32Array;
  readonly momentum: Float32Array;
  readonly variance: Float32Array;
  /** That the moments of each member have seen. [members] */
  readonly stepsBefore: readonly number[];
  /** How many of each member's parameters are inherited. [members] */
  readonly inherited: readonly number[];
}

/**
 * Fresh weights, over which each member lays what it inherits: of several donors the average by their shares (Wortsman et al. 2022). Who lives
 * on lays all that it had over them. Moments are 0 unless every donor has some.
 */
export async function startOf(
  job: TrainJob,
  model: LanguageModel,
  layout: readonly PlacedTensor[],
  files: WeightStore,
): Promise<Start> {
  const weights = model.initialise(job.members.map((member) => memberStream(job, member, 'weights')));
  const [momentum, variance] = [new Float32Array(weights.length), new Float32Array(weights.length)];
  const of = (all: Float32Array, member: number): Float32Array => rowOf(all, member, model.parameters);
  const started = await Promise.all(
    job.members.map(async ({ donors }, member) => {
      if (donors.length === 0) return { inherited: 0, steps: 0 };
      const passesMoments = donors.every(({ optimizerState }) => optimizerState !== null);
      const averages = [0, 1, 2].map(() => new Float64Array(model.parameters));
      let inherited = 0;
      let steps = Infinity;
      for (const donor of donors) {
        const given = await givenBy(donor, passesMoments, of(weights, member), model.vocabularySize, layout, files);
        given.buffers.forEach((own, which) => own.forEach((value, at) => (averages[which][at] += donor.share * value)));
        inherited += donor.share * given.inherited;
        steps = Math.min(steps, given.steps);
      }
      [weights, momentum, variance].forEach((all, which) => of(all, member).set(averages[which]));
      return { inherited, steps };
    }),
  );
  const [inherited, stepsBefore] = [started.map((one) => one.inherited), started.map(({ steps }) => steps)];
  return { weights, momentum, variance, stepsBefore, inherited };
}

async function givenBy(
  { weights: file, optimizerState, architecture }: Donor,
  passesMoments: boolean,
  fresh: Float32Array,
  vocabularySize: number,
  layout: readonly PlacedTensor[],
  files: WeightStore,
) {
  const donorLayout = parameterLayout(architecture, vocabularySize);
  const donorWeights = flatten(await files.read(file), donorLayout);
  const { weights, inheritedParameters: inherited } = inheritWeights(layout, donorLayout, donorWeights, fresh);
  if (!passesMoments) return { buffers: [weights], inherited, steps: 0 };
  const state = optimizerStateOf(await files.read(optimizerState!), donorLayout);
  const { momentum, variance } = inheritMoments(layout, donorLayout, donorWeights, state);
  return { buffers: [weights, momentum, variance], inherited, steps: state.steps };
}
