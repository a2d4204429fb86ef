import { InvalidValueError } from '#base';
import { type FitnessConfig, nameOf } from '../fitness-config';
import { parameterProblems } from '../schemes/scheme';
import { suitedTo } from '../schemes/selection-schemes';
import { SHAPING_SCHEMES, type ShapingConfig, shapingOf } from '../schemes/shaping-schemes';
import { SPECIES_SCHEMES, type SpeciesConfig, speciesOf } from '../schemes/species-schemes';

interface Selecting {
  readonly fitness?: FitnessConfig;
  readonly shaping?: ShapingConfig;
  readonly direction?: number;
}

/** One score alone can be shared; where none are to count, sharing would still favour small species. */
export function speciesProblems(
  species: SpeciesConfig,
  { fitness, shaping, direction = 1 }: Selecting,
): readonly InvalidValueError[] {
  const problems = parameterProblems('species', SPECIES_SCHEMES, species);
  const { sharing = 0 } = (problems.length === 0 && speciesOf(species)) || {};
  if (problems.length > 0 || sharing === 0) return problems;
  const refuse = (right: string) => [new InvalidValueError('species.sharing', sharing, right)];
  if (fitness && !suitedTo(fitness).includes('tournament')) {
    return refuse(
      `0: the fitness ${nameOf(fitness)} is not one score; cross-entropy, prequential, rating and weighted are`,
    );
  }
  const isKnown = shaping !== undefined && parameterProblems('shaping', SHAPING_SCHEMES, shaping).length === 0;
  const isControl = direction < 1 || (isKnown && shapingOf(shaping)?.isBlind);
  return isControl ? refuse('0 in a control without selection: sharing favours small species whatever the scores') : [];
}
