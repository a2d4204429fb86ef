/** Trained individuals as they are computed: what is silent in them is left out. */
import {
  type Expressed,
  type LanguageModelFactory,
  moduleIds,
  openModules,
  packGates,
  packModules,
  parameterLayout,
  withModules,
  withPlaces,
} from '#model';
import type { WeightStore } from '#tournament';
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
  return packed({ architecture, weights, gates }, withPlaces(architecture, open), vocabularySize, files);
}

/** The same without free places, each open module by its own id: for files that others read. */
export async function readOpen(kept: Kept & Expressed, vocabularySize: number, files: WeightStore) {
  const ids = moduleIds(kept.architecture);
  const open = openModules(kept).map((module) => ids[module]);
  return packed(kept, withModules(kept.architecture, open), vocabularySize, files);
}

/** As an architecture that has places for all open modules. */
async function packed(
  { architecture, weights, gates }: Kept & Expressed,
  held: Expressed['architecture'],
  vocabularySize: number,
  files: WeightStore,
) {
  const expressed = { architecture, gates };
  const own = flatten(await files.read(weights), parameterLayout(architecture, vocabularySize));
  return {
    architecture: held,
    weights: packModules(own, expressed, held, vocabularySize),
    gates: packGates(expressed, held),
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
