/** What a training group starts a generation from. */
import { canonicalJson, InvalidValueError } from '#base';
import { type Blending, blendWeights, inheritMoments, inheritWeights, mutateWeights, shrinkWeights } from '#evolution';
import { type LanguageModel, parameterLayout, type PlacedTensor } from '#model';
import type { WeightStore } from '../weight-store.port';
import { flatten, rowOf } from './flat-weights';
import type { Donor, TrainJob } from './job';
import { isNewborn, memberStream } from './member-stream';
import { optimizerStateOf } from './optimizer-state';

/** Buffers are [members, parameters]. */
export interface Start {
  readonly weights: Float32Array;
  readonly momentum: Float32Array;
  readonly variance: Float32Array;
  /** That the moments of each member have seen. [members] */
  readonly stepsBefore: readonly number[];
  /** Whether a member's learning rate is to rise anew: nothing, or little, of its weights was trained. [members] */
  readonly isUntrained: readonly boolean[];
  /** How many of each member's parameters are inherited; a shrunk one counts as what stays of it. [members] */
  readonly inherited: readonly number[];
}

/**
 * Fresh weights, over which each member lays what it inherits: of several donors one network, blended of theirs. Who lives on lays all that it
 * had over them; weights that newborns inherit may mutate, or shrink where the network is another than the donor's: then they begin without
 * moments. Moments are 0 unless every donor has some. Throws an InvalidValueError where a member's donors are not of one architecture.
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
    job.members.map(async ({ donors, birth }, member) => {
      if (donors.length === 0) return { inherited: 0, steps: 0, isUntrained: true };
      const donor = await blendedDonor(donors, job.blending, model.vocabularySize, files);
      const fresh = of(weights, member);
      const { weights: own, inheritedParameters } = inheritWeights(layout, donor.layout, donor.weights, fresh);
      const isBorn = isNewborn(job, birth);
      if (isBorn && job.shrink < 1 && !isSame(layout, donor.layout)) {
        fresh.set(shrinkWeights(own, fresh, job.shrink));
        return { inherited: job.shrink * inheritedParameters, steps: 0, isUntrained: true };
      }
      const step = isBorn ? job.weightStep : null;
      const prng = memberStream(job, job.members[member], 'weight-mutation');
      fresh.set(step === null ? own : mutateWeights(layout, own, step, prng));
      if (donor.moments) {
        const passed = inheritMoments(layout, donor.layout, donor.weights, donor.moments);
        of(momentum, member).set(passed.momentum);
        of(variance, member).set(passed.variance);
      }
      return { inherited: inheritedParameters, steps: donor.steps, isUntrained: step !== null };
    }),
  );
  return {
    weights,
    momentum,
    variance,
    stepsBefore: started.map(({ steps }) => steps),
    isUntrained: started.map((one) => one.isUntrained),
    inherited: started.map((one) => one.inherited),
  };
}

/** Tensors of the same names and shapes. */
function isSame(layout: readonly PlacedTensor[], other: readonly PlacedTensor[]): boolean {
  const told = (tensors: readonly PlacedTensor[]) => tensors.map(({ name, shape }) => `${name} ${shape.join()}`).join();
  return told(layout) === told(other);
}

/** Moments are means: an arc between them would mean nothing. */
async function blendedDonor(donors: readonly Donor[], blending: Blending, vocabularySize: number, files: WeightStore) {
  const { architecture } = donors[0];
  checkAlike(donors);
  const layout = parameterLayout(architecture, vocabularySize);
  const shares = donors.map(({ share }) => share);
  const blend = (values: readonly Float32Array[], how: Blending): Float32Array =>
    blendWeights(layout, values.map((own, at) => ({ values: own, share: shares[at] })), how); // prettier-ignore
  const weights = await Promise.all(donors.map(async (donor) => flatten(await files.read(donor.weights), layout)));
  const blended = { layout, weights: blend(weights, blending) };
  if (donors.some(({ optimizerState }) => optimizerState === null)) return { ...blended, moments: null, steps: 0 };
  const states = await Promise.all(
    donors.map(async ({ optimizerState }) => optimizerStateOf(await files.read(optimizerState!), layout)),
  );
  const [momentum, variance] = (['momentum', 'variance'] as const).map(
    (which) =>
    blend(states.map((state) => state[which]), 'linear'), // prettier-ignore
  );
  return { ...blended, moments: { momentum, variance }, steps: Math.min(...states.map(({ steps }) => steps)) };
}

/** Weights of unlike networks have no mean. */
function checkAlike(donors: readonly Donor[]): void {
  const [right, ...others] = donors.map(({ architecture }) => canonicalJson({ ...architecture }));
  others.forEach((own, at) => {
    if (own !== right)
      throw new InvalidValueError(
        `donors.${at + 1}.architecture`,
        { ...donors[at + 1].architecture },
        `${right}, as of the first`,
      );
  });
}
