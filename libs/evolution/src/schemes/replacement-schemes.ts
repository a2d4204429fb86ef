/** Ways to choose who lives on that a config can name. */
import type { Replacement } from '../operators';
import { REPLACEMENTS } from '../replacement';
import { copiesIn } from '../replacement/exploit-explore';
import {
  above,
  belowCapacity,
  belowLargestCapacity,
  count,
  defaultsOf,
  makeOf,
  type Parameter,
  parameterProblems,
  type Scheme,
  scheme,
  type SchemeConfig,
} from './scheme';

interface ReplacementScheme<Name extends string> extends Scheme<Name, Replacement> {
  /** Children of a generation in a deme of which everyone is viable, the most where they vary; of the non-viable as many more are born as died. */
  readonly births: (given: Readonly<Record<Name, number>>, capacity: number) => number;
  /** The fewest of them who have parents. */
  readonly fewestBirths: ReplacementScheme<Name>['births'];
}

function replacement<Name extends string>(
  about: string,
  parameters: Readonly<Record<Name, Parameter>>,
  make: (given: Readonly<Record<NoInfer<Name>, number>>) => Replacement,
  births: ReplacementScheme<NoInfer<Name>>['births'],
  fewestBirths = births,
): ReplacementScheme<Name> {
  return { ...scheme(about, parameters, make), births, fewestBirths };
}

const MU = count(1, 1000, 5, 'The fittest of a deme, who alone are parents.');
const BIRTHS = belowCapacity(
  count(1, 1000, 1, 'Children of a deme in a generation.'),
  'nobody lives on, as in wright-fisher',
);
const everyPlace = (_: object, capacity: number): number => capacity;

export const REPLACEMENT_SCHEMES = {
  generational: replacement(
    'Elites live on, children fill the other places.',
    {
      elites: belowLargestCapacity(count(0, 1000, 1, 'The fittest of a deme, who live on.')),
    },
    ({ elites }) => REPLACEMENTS.generational(elites),
    ({ elites }, capacity) => capacity - elites,
  ),
  'wright-fisher': replacement(
    'Nobody lives on: every place is a child.',
    {},
    () => REPLACEMENTS.generational(0),
    everyPlace,
  ),
  comma: replacement(
    '(mu, lambda): nobody lives on, the fittest alone are parents.',
    { parents: belowCapacity(MU, 'everyone can be a parent, as in wright-fisher') },
    ({ parents }) => REPLACEMENTS.comma(parents),
    everyPlace,
  ),
  plus: replacement(
    '(mu + lambda): the fittest live on and alone are parents.',
    { parents: belowLargestCapacity(MU) },
    ({ parents }) => REPLACEMENTS.plus(parents),
    ({ parents }, capacity) => capacity - parents,
  ),
  'steady-state': replacement(
    'Children replace the least fit.',
    { births: BIRTHS },
    ({ births }) => REPLACEMENTS.steadyState(births),
    ({ births }) => births,
  ),
  moran: replacement(
    'One dies, whoever it is, and one is born.',
    {},
    () => REPLACEMENTS.moran(),
    () => 1,
  ),
  aging: replacement(
    'Children replace the eldest.',
    { births: BIRTHS },
    ({ births }) => REPLACEMENTS.aging(births),
    ({ births }) => births,
  ),
  'map-elites': replacement(
    'The fittest of each cell of a grid of descriptors live on and alone are parents.',
    {
      births: belowCapacity(
        count(1, 1000, 4, 'Children of a deme in a generation, at least.'),
        'nobody lives on, and there is no grid',
      ),
      cells: count(1, 100, 4, 'Of the grid, along each descriptor.'),
    },
    (given) => REPLACEMENTS.mapElites(given),
    ({ births }, capacity) => Math.max(births, capacity - 1), // one cell at least is taken
    ({ births }) => births,
  ),
  'survivors-only': replacement(
    'Nobody is born, and the fittest live on: successive halving, where the capacity falls.',
    {},
    () => REPLACEMENTS.survivorsOnly(),
    () => 0,
  ),
  'exploit-explore': replacement(
    'Copies of the fittest, mutated, replace as many of the least fit, as in population-based training.',
    { share: above(0, 0.5, 0.2, 'Of the deme that is replaced, and that is copied.') },
    ({ share }) => REPLACEMENTS.exploitExplore(share),
    ({ share }, capacity) => copiesIn(capacity, share),
  ),
  'random-search': replacement(
    'The fittest are kept, all others are founded anew: nobody is a parent.',
    { kept: belowLargestCapacity(count(0, 1000, 1, 'The fittest of a deme, who live on.')) },
    ({ kept }) => REPLACEMENTS.randomSearch(kept),
    ({ kept }, capacity) => capacity - kept,
    () => 0,
  ),
};

export type ReplacementConfig = SchemeConfig<typeof REPLACEMENT_SCHEMES>;

export function replacementOf(config: ReplacementConfig): Replacement {
  return makeOf<Replacement>(REPLACEMENT_SCHEMES, config);
}

/** A config as it was written, with what is left out; null for what is none. */
export function completeReplacement(given: unknown = { scheme: 'generational' }): ReplacementConfig | null {
  const { scheme: name } = (given ?? {}) as { readonly scheme?: string };
  if (name === undefined || !Object.hasOwn(REPLACEMENT_SCHEMES, name)) return null;
  const config = { ...defaultsOf(REPLACEMENT_SCHEMES, name), ...(given as { readonly scheme: string }) };
  const problems = parameterProblems('replacement', REPLACEMENT_SCHEMES, config);
  return problems.length === 0 ? (config as ReplacementConfig) : null;
}

/** Those that a deme of one individual has room for. */
export const SCHEMES_FOR_ONE = Object.entries(REPLACEMENT_SCHEMES).flatMap(([name, { parameters }]) =>
  Object.values<Parameter>(parameters).some(({ room, least }) => room && least > 0) ? [] : [name],
);

/** Children of a generation in a deme of which everyone is viable: the most where they vary, or the fewest who have parents. */
export function birthsIn(
  config: ReplacementConfig,
  capacity: number,
  count: 'births' | 'fewestBirths' = 'births',
): number {
  const { [count]: births } = REPLACEMENT_SCHEMES[config.scheme] as ReplacementScheme<string>;
  return Math.min(capacity, Math.max(0, births(config as unknown as Readonly<Record<string, number>>, capacity)));
}

/** The same of a deme that had `before` places in the generation before; 0 before generation 0. */
export function plannedBirths(config: ReplacementConfig, places: number, before: number): number {
  return Math.max(birthsIn(config, places), places - before);
}
