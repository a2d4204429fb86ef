/**
 * Scores are permuted among those of a deme, every permutation alike: some have many children, as by selection, but not for what they are.
 * The population of a permutation test (Fisher 1935, The Design of Experiments). The luck of a generation is not inherited, as fitness is, so that
 * it drifts less than one that is selected (Robertson 1961, Genet. Res. 2:189).
 */
import { gather } from '../gather';
import type { Shaping } from '../operators';

export function shuffled(): Shaping {
  return {
    isBlind: true,
    initial: null,
    faultOf: (memory) => (memory === null ? null : 'null'),
    shape: ({ members, scores }, _population, _memory, prng) => {
      const givers = Int32Array.from(prng.shuffle(Array.from(members, (_, at) => at)));
      const columns = scores.columns.map((column) => gather(column, givers));
      return { scores: { columns, uncertainty: null }, memory: null };
    },
  };
}
