/** What a config says of regulation, against the rest of it. */
import { InvalidValueError } from '#base';
import { searchSpaceOf } from '#evolution';
import type { SearchSpace } from '#genome';
import { ratesOfCandidates, RECOMBINATION, STEP } from '#regulation';
import type { TournamentConfig } from '../config';

type Config = Partial<Pick<TournamentConfig, 'regulation' | 'heredity' | 'environment'>> &
  Pick<TournamentConfig, 'searchSpace'> & { readonly breeding?: Partial<TournamentConfig['breeding']> };

/** By field: loci of modules and marks must be able to act; regulated genes can be moved; modules have names of genes, or are as many as a gene says, and not both. */
export function regulationProblems(config: Config): readonly InvalidValueError[] {
  return [...locusProblems(config), ...idleProblems(config), ...expressionProblems(config), ...idleVariation(config)];
}

/** Rank, place and router are of modules, which a gene or regulation tells the number of. */
function locusProblems({ regulation, searchSpace }: Config): readonly InvalidValueError[] {
  const most = regulation ? regulation.modules : mostModules(searchSpace);
  const right = 'left out where nobody has modules: searchSpace.modules or regulation.modules says how many there are';
  return ['adapterRank', 'adapterPlace', 'adapterRouter']
    .filter((name) => name in searchSpace && most === 0)
    .map((name) => new InvalidValueError(`searchSpace.${name}`, searchSpace[name], right));
}

/** As many as a gene lets there be; none where there is no such gene. */
function mostModules({ modules }: TournamentConfig['searchSpace']): number {
  return modules && 'values' in modules ? Math.max(...modules.values.map(Number)) : 0;
}

function idleProblems({ regulation, searchSpace, heredity }: Config): readonly InvalidValueError[] {
  if (!regulation) return [];
  const modules = 'left out where there is regulation: regulation.modules says how many there are';
  // Nobody is born with marks of a life then, nor lives another.
  const isIdle =
    regulation.chromatin !== 'off' && heredity?.weights !== 'lamarckian' && heredity?.survivorsTrain === false;
  const chromatin = 'off where heredity.weights is not lamarckian and survivors do not train: nothing reads marks';
  const space = regulation.hyperparameters.length === 0 ? [] : spaceOf(searchSpace);
  const idle = regulation.hyperparameters.flatMap((name, at) => {
    const locus = space.find((one) => one.name === name);
    if (locus?.kind !== 'real' || locus.low < locus.high) return [];
    const right = `one whose locus has a range: searchSpace.${name} has ${locus.low} alone, so that nothing moves it`;
    return [new InvalidValueError(`regulation.hyperparameters.${at}`, name, right)];
  });
  return [
    ...idle,
    ...('modules' in searchSpace ? [new InvalidValueError('searchSpace.modules', searchSpace.modules, modules)] : []),
    ...(isIdle ? [new InvalidValueError('regulation.chromatin', regulation.chromatin, chromatin)] : []),
  ];
}

/** Marks are read by who expresses itself, cues by who senses or is told, and a shuffled cue is of a text that is known beforehand. */
function expressionProblems({ regulation, environment = [] }: Config): readonly InvalidValueError[] {
  if (!regulation) return [];
  const { expression, chromatin, cue, rates } = regulation;
  const answering = environment.some(({ set, course }) => set === 'corpus' && course === 'bits');
  const idle = `own where expression is ${expression}: nobody reads cues`;
  const unknown = 'own where a corpus changes by course: bits: nobody knows beforehand which texts there will be';
  return [
    ...(expression === 'told' && chromatin !== 'off'
      ? [new InvalidValueError('regulation.chromatin', chromatin, 'off where expression is told: nothing reads marks')]
      : []),
    ...(['duplication', 'loss'] as const).flatMap((name) => {
      const right = '0 where expression is told: modules are dealt to texts in turn, and would change their texts';
      return expression === 'told' && rates[name] > 0
        ? [new InvalidValueError(`regulation.rates.${name}`, rates[name], right)]
        : [];
    }),
    ...(cue.of === 'shuffled' && (expression === 'blind' || answering)
      ? [new InvalidValueError('regulation.cue.of', cue.of, expression === 'blind' ? idle : unknown)]
      : []),
  ];
}

/** What says how regulation varies must be able to. Defaults are taken as left out. */
function idleVariation({ regulation, breeding }: Config): readonly InvalidValueError[] {
  if (!regulation) return [];
  const { rates, appraisal, modules, expression } = regulation;
  const problems: InvalidValueError[] = [];
  const idle = (field: string, value: unknown, why: string): void => {
    problems.push(new InvalidValueError(`regulation.${field}`, value, why));
  };
  const candidates = appraisal === 'off' ? rates : ratesOfCandidates(regulation, appraisal);
  if (rates.step !== STEP && rates.strength === 0 && candidates.strength === 0) {
    idle('rates.step', rates.step, 'left out where rates.strength is 0: no number changes');
  }
  if (rates.recombination !== RECOMBINATION && breeding?.crossoverRate === 0 && appraisal === 'off') {
    const right = 'left out where breeding.crossoverRate is 0 and there is no appraisal: no child has a second parent';
    idle('rates.recombination', rates.recombination, right);
  }
  if (appraisal !== 'off' && expression === 'told') {
    idle('appraisal', appraisal, 'off where expression is told: no genome is expressed');
  }
  if (appraisal !== 'off' && modules === 0) {
    idle('appraisal', appraisal, 'off where regulation.modules is 0: the network has no gates');
  }
  if (appraisal !== 'off' && candidates.motif === 0 && candidates.promoter === 0 && candidates.strength === 0) {
    idle('appraisal', appraisal, 'off where motif, promoter and strength of its rates are 0: all candidates are alike');
  }
  return problems;
}

/** Of adjustments that make no sense others tell. */
function spaceOf(searchSpace: TournamentConfig['searchSpace']): SearchSpace {
  try {
    return searchSpaceOf({ searchSpace });
  } catch {
    return [];
  }
}
