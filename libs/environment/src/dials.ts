/** What of an environment can change while a tournament runs: the one table of it, from which configs, checks and help derive. */
import { FAMILIES } from '#genome';

/** What a dial belongs to: each has its own value there. */
export type Scope = 'tournament' | 'niche' | 'deme' | 'taste';

export interface Dial {
  readonly scope: Scope;
  readonly about: string;
  /** Of a number. */
  readonly unit?: string;
  /** A number within limits, a list of some of `choices`, or a name. */
  readonly values: NumberValues | { readonly choices: readonly string[] } | 'name';
}

export interface NumberValues {
  readonly least: number;
  /** The least itself is none. */
  readonly isAbove?: boolean;
  readonly most: number;
  readonly isWhole?: boolean;
}

export const DIALS = {
  budget: {
    scope: 'niche',
    about: 'Share of `budget.trainingFlops` that a life there has.',
    unit: 'share of budget.trainingFlops',
    values: { least: 0, isAbove: true, most: 1000 },
  },
  capacity: {
    scope: 'deme',
    about: 'Individuals that live there.',
    unit: 'individuals',
    values: { least: 1, most: 1000, isWhole: true },
  },
  corpus: {
    scope: 'niche',
    about: 'The corpus of the niche.',
    values: 'name',
  },
  direction: {
    scope: 'tournament',
    about: 'Probability that an individual is selected by its own scores, as `breeding.direction`.',
    unit: 'probability',
    values: { least: 0, most: 1 },
  },
  families: {
    scope: 'niche',
    about: 'Families of architecture that may live there; who is of another dies.',
    values: { choices: FAMILIES },
  },
  growth: {
    scope: 'tournament',
    about: 'Probability that a child grows, as `breeding.growthRate`.',
    unit: 'probability',
    values: { least: 0, most: 1 },
  },
  maximumParameters: {
    scope: 'niche',
    about: 'Parameters of an individual there, as `budget.maximumParameters`; who has more dies.',
    unit: 'parameters',
    values: { least: 100, most: 200_000_000, isWhole: true },
  },
  migration: {
    scope: 'tournament',
    about: 'Probability that a child has its parents in another deme.',
    unit: 'probability',
    values: { least: 0, most: 1 },
  },
  mutation: {
    scope: 'tournament',
    about: 'Probability that a gene mutates, as `breeding.mutationRate`.',
    unit: 'probability',
    values: { least: 0, most: 1 },
  },
  predation: {
    scope: 'tournament',
    about: 'What predators of the common take off, as `breeding.shaping.strength`.',
    unit: 'unit of the fitness',
    values: { least: 0, most: 100 },
  },
  preference: {
    scope: 'niche',
    about: 'Weight of the rating in a fitness that is `weighted`.',
    unit: 'weight of the rating',
    values: { least: 0, most: 1 },
  },
  taste: {
    scope: 'taste',
    about: 'Share of the raters of a niche that have the taste.',
    unit: 'share of raters',
    values: { least: 0, most: 1000 },
  },
} as const satisfies Readonly<Record<string, Dial>>;

export type DialName = keyof typeof DIALS;
export const DIAL_NAMES = Object.keys(DIALS) as DialName[];

/** A number, some of the choices, or a name. */
export type Value = number | string | readonly string[];

/** What would be right in the place of a value; null where it is. */
export function valueFault(name: DialName, value: unknown): string | null {
  const { values }: Dial = DIALS[name];
  if (values === 'name') return typeof value === 'string' ? null : 'a name';
  if ('choices' in values) {
    const { choices } = values;
    const isRight = Array.isArray(value) && value.length > 0 && value.every((each) => choices.includes(each as string));
    return isRight ? null : `a list of one or more of ${choices.join(', ')}`;
  }
  const { least, isAbove = false, most, isWhole = false } = values;
  const isHigh = typeof value === 'number' && (isAbove ? value > least : value >= least);
  if (isHigh && value <= most && (!isWhole || Number.isSafeInteger(value))) return null;
  return `a ${isWhole ? 'whole ' : ''}number ${isAbove ? `above ${least}, at most` : `from ${least} to`} ${most}`;
}
