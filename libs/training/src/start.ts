/** What a member of a training group starts a generation from. */
import { canonicalJson, InvalidValueError } from '#base';
import { type Blending, blendWeights, inheritMoments, inheritWeights, mutateWeights, shrinkWeights } from '#evolution';
import type { Architecture } from '#genome';
import { alignModules, type LanguageModelFactory, parameterLayout, type PlacedTensor } from '#model';
import {
  type Donor,
  isNewborn,
  memberStream,
  type Training,
  type TrainingMember,
  type TrainJob,
  type WeightStore,
} from '#tournament';
import { flatten, type WorkerContext } from '#workbench';
import { optimizerStateOf } from './optimizer-state';

/** A member as it starts, its buffers those of all its modules. [parameters] */
export interface Start {
  readonly weights: Float32Array;
  readonly momentum: Float32Array;
  readonly variance: Float32Array;
  /** That its moments have seen. */
  readonly stepsBefore: number;
  /** Whether its learning rate is to rise anew: nothing, or little, of its weights was trained. */
  readonly isUntrained: boolean;
  /** How many of its parameters are inherited; a shrunk one counts as what stays of it. */
  readonly inherited: number;
}

/** A member's own stream draws the weights of all its modules, silent ones too. */
export function freshStart(job: Training, member: Training['members'][number], models: LanguageModelFactory): Start {
  const { architecture = job.architecture } = member;
  const model = models.create(architecture, job.vocabulary.length, 1);
  const weights = model.initialise([memberStream(job, member, 'weights')]);
  const zeros = (): Float32Array => new Float32Array(weights.length);
  return { weights, momentum: zeros(), variance: zeros(), stepsBefore: 0, isUntrained: true, inherited: 0 };
}

/**
 * Fresh weights, over which a member lays what it inherits: of several donors one network, blended of theirs. Who lives on lays all that it
 * had over them; weights that newborns inherit may mutate, or shrink where the network is another than the donor's: then they begin without
 * moments. Moments are 0 unless every donor has some. Throws an InvalidValueError where its donors are not of one architecture.
 */
export async function startOf(
  job: TrainJob,
  member: TrainingMember,
  { models, weights: files }: Pick<WorkerContext, 'models' | 'weights'>,
): Promise<Start> {
  const { architecture = job.architecture, donors, birth } = member;
  const vocabularySize = job.vocabulary.length;
  const layout = parameterLayout(architecture, vocabularySize);
  const start = freshStart(job, member, models);
  const { weights: fresh } = start;
  if (donors.length === 0) return start;
  const child = { architecture, origins: member.origins };
  const donor = await blendedDonor(child, donors, job.blending, vocabularySize, files);
  const { weights: own, inheritedParameters } = inheritWeights(layout, donor.layout, donor.weights, fresh);
  const isBorn = isNewborn(job, birth);
  if (isBorn && job.shrink < 1 && !isSame(layout, donor.layout)) {
    const weights = shrinkWeights(own, fresh, job.shrink);
    return { ...start, weights, inherited: job.shrink * inheritedParameters };
  }
  const step = isBorn ? job.weightStep : null;
  const prng = memberStream(job, member, 'weight-mutation');
  const moments = donor.moments && inheritMoments(layout, donor.layout, donor.weights, donor.moments);
  return {
    ...start,
    ...moments,
    weights: step === null ? own : mutateWeights(layout, own, step, prng),
    stepsBefore: donor.steps,
    isUntrained: step !== null,
    inherited: inheritedParameters,
  };
}

/** Tensors of the same names and shapes. */
function isSame(layout: readonly PlacedTensor[], other: readonly PlacedTensor[]): boolean {
  const told = (tensors: readonly PlacedTensor[]) => tensors.map(({ name, shape }) => `${name} ${shape.join()}`).join();
  return told(layout) === told(other);
}

/** Moments are means: an arc between them would mean nothing. */
async function blendedDonor(
  { architecture, origins = {} }: Pick<TrainingMember, 'origins'> & { readonly architecture: Architecture },
  donors: readonly Donor[],
  blending: Blending,
  vocabularySize: number,
  files: WeightStore,
) {
  checkAlike(donors);
  const bodies = donors.map((donor) => donor.architecture);
  const layouts = bodies.map((body) => parameterLayout(body, vocabularySize));
  const { align, ...aligned } = alignModules(bodies, architecture, origins, vocabularySize);
  const layout = parameterLayout(aligned.architecture, vocabularySize);
  const blend = (all: readonly Float32Array[], how: Blending, isShared: boolean): Float32Array => {
    const ingredients = donors.map(({ share }, at) => ({ values: align(at, all, isShared), share }));
    return blendWeights(layout, ingredients, how);
  };
  const own = await Promise.all(donors.map(async ({ weights }, at) => flatten(await files.read(weights), layouts[at])));
  const blended = { layout, weights: blend(own, blending, true) };
  if (donors.some(({ optimizerState }) => optimizerState === null)) return { ...blended, moments: null, steps: 0 };
  const states = await Promise.all(
    donors.map(async ({ optimizerState }, at) => optimizerStateOf(await files.read(optimizerState!), layouts[at])),
  );
  const momentOf = (which: 'momentum' | 'variance'): Float32Array =>
    blend(
      states.map((state) => state[which]),
      'linear',
      false,
    );
  const moments = { momentum: momentOf('momentum'), variance: momentOf('variance') };
  return { ...blended, moments, steps: Math.min(...states.map(({ steps }) => steps)) };
}

/** Weights of unlike networks have no mean; modules are aligned. */
function checkAlike(donors: readonly Donor[]): void {
  const modular = donors.find(({ architecture }) => architecture.modules)?.architecture;
  const bodyOf = ({ architecture }: Donor): string => {
    const { modules, ...body } = architecture;
    if (modules || !modular) return canonicalJson(body);
    const { adapterRank, adapterPlace, adapterRouter } = modular;
    const optional = { ...(adapterPlace && { adapterPlace }), ...(adapterRouter && { adapterRouter }) };
    return canonicalJson({ ...body, adapterRank: adapterRank!, ...optional });
  };
  const [right, ...others] = donors.map(bodyOf);
  others.forEach((own, at) => {
    if (own !== right)
      throw new InvalidValueError(
        `donors.${at + 1}.architecture`,
        { ...donors[at + 1].architecture },
        `${right}, as of the first`,
      );
  });
}
