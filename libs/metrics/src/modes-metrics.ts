/** Hallmarks of open-ended evolution, of those whose lines last: docs/open-endedness.md. */
import type { Modes } from '#lineage';
import type { LivedGeneration } from './lived-generation';
import { type Metric, whole } from './metric';

function ofModes(
  name: string,
  unit: string,
  help: string,
  valueOf: (modes: Modes) => number | null,
): Metric<LivedGeneration> {
  return {
    name,
    unit,
    scope: 'generation',
    direction: null,
    needs: 'persistence',
    help,
    compute: ({ modes }) => whole(modes && valueOf(modes)),
  };
}

export const MODES_METRICS: readonly Metric<LivedGeneration>[] = [
  ofModes(
    'persistentIndividuals',
    'individuals',
    'Individuals who lived `evaluation.persistence` generations ago and have viable descendants, by primary parents, in this one, or live on: who pass ' +
      'the persistence filter (MODES: Dolson, Vostinar, Wiser and Ofria 2019). The hallmarks below are of them.',
    ({ individuals }) => individuals,
  ),
  ofModes(
    'persistentChange',
    'kinds',
    'Change: kinds among them that were not among those who passed a generation earlier. A kind is all expressed alleles, real ones in eighths of their scale.',
    ({ change }) => change,
  ),
  ofModes(
    'persistentNovelty',
    'kinds',
    'Novelty: kinds among them that were among those who passed in no generation before; of a fork, since its fork.',
    ({ novelty }) => novelty,
  ),
  ofModes('persistentLoci', 'loci', 'Complexity: the most loci that one of them expresses.', ({ loci }) => loci),
  ofModes(
    'persistentParameters',
    'parameters',
    'Complexity of networks: the most parameters that one of them has.',
    ({ parameters }) => parameters,
  ),
  ofModes(
    'persistentEcologyBits',
    'bits',
    'Ecology: the Shannon entropy of their kinds.',
    ({ ecologyBits }) => ecologyBits,
  ),
];
