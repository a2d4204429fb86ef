/** Trained individuals as they are computed: what is silent in them is left out. */
import {
  type Expressed,
  type LanguageModelFactory,
  openModules,
  packGates,
  packModules,
  parameterLayout,
  withPlaces,
} from '#model';
import type { WeightStore } from '../weight-store.port';
import { flatten, together } from './flat-weights';

interface Kept extends Pick<Expressed, 'gates'> {
  /** File. */
  readonly weights: string;
}

/** The computed architecture of one, its parameters [parameters] and gates [places]. `open` is how many modules it has places for at least. */
export async function readWeights(
  { architecture, weights, gates }: Kept & Expressed,
  vocabularySize: number,
  files: WeightStore,
  open = openModules({ architecture, gates }).length,
) {
  const expressed = { architecture, gates };
  const computed = withPlaces(architecture, open);
  const own = flatten(await files.read(weights), parameterLayout(architecture, vocabularySize));
  return {
    architecture: computed,
    weights: packModules(own, expressed, computed, vocabularySize),
    gates: packGates(expressed, computed),
  };
}

/** Some of one architecture as one model, and the weights of them all. */
export async function readModel(
  { models, weights: files }: { readonly models: LanguageModelFactory; readonly weights: WeightStore },
  architecture: Expressed['architecture'],
  vocabularySize: number,
  members: readonly Kept[],
) {
  const open = Math.max(...members.map(({ gates }) => openModules({ architecture, gates }).length));
  const read = await Promise.all(
    members.map((member) => readWeights({ ...member, architecture }, vocabularySize, files, open)),
  );
  const gates = together(read.map((one) => one.gates));
  const model = models.create(read[0].architecture, vocabularySize, members.length, gates);
  return { model, weights: together(read.map((one) => one.weights)) };
}
