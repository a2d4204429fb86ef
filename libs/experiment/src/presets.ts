/** Arms that an experiment can name: settings laid over those of the base, and what they are for. */
import type { Settings } from './design';
import { BLIND_TO_SCORES, REGULATORY_CHANGES } from './evolves';
import { spentOn } from './whole-budget';

interface Preset {
  readonly about: string;
  /** Whether it does without selection, variation or populations, so that a difference to it is a gain due to evolution. */
  readonly isControl: boolean;
  /** Over these of the base; what is undefined is as if the base had left it out. */
  readonly settings: (base: Settings) => Settings;
  /** What the arm must set. */
  readonly needs?: string;
}

const PRESETS = {
  neutral: {
    about: 'No selection among the viable: all of them are alike (Kimura 1968).',
    isControl: true,
    settings: (base) => ({
      ...without(base, ['predation']),
      breeding: { shaping: { scheme: 'neutral' }, mates: undefined, ...withoutGoals(base) },
    }),
  },
  shuffled: {
    about:
      'Scores are permuted in each deme, anew in each generation: as much luck as selection brings in it, and no cause (Fisher 1935).',
    isControl: true,
    settings: (base) => ({
      ...without(base, ['predation']),
      breeding: { shaping: { scheme: 'shuffled' }, mates: undefined, ...withoutGoals(base) },
    }),
  },
  'no-variation': {
    about: 'Children are clones: selection has the founders alone to choose from.',
    isControl: true,
    settings: (base) => ({
      ...without(base, ['mutation', 'growth']),
      breeding: {
        mutationRate: 0,
        growthRate: 0,
        crossoverRate: 0,
        mutationScale: undefined,
        crossover: undefined,
        mates: undefined,
        selfAdaptation: { scheme: 'none' },
        conserved: undefined,
      },
      ...(partOf(base, 'heredity').weights === 'baldwinian' ? { heredity: { weightStep: 0 } } : {}),
      ...(isRegulated(base) ? { regulation: { rates: unvaried(), appraisal: 'off' } } : {}),
    }),
  },
  'random-search': {
    about:
      'All but the fittest are founded anew: kept are as many as the elites of the base, or one (Bergstra and Bengio 2012).',
    isControl: true,
    settings: (base) => ({
      breeding: { replacement: { scheme: 'random-search', kept: elitesOf(base) }, selfAdaptation: { scheme: 'none' } },
    }),
  },
  'successive-halving': {
    about:
      'Of the founders the better half lives on in each generation, or fewer, so that the last has one alone (Jamieson and Talwalkar 2016).',
    isControl: true,
    settings: (base) =>
      spentOn(base, (generation, _, founders, generations) => {
        const halving = Math.max(2, founders ** (1 / (generations - 1)));
        return founders / halving ** generation;
      }),
  },
  'one-model': {
    about: 'The best founder of each deme has all of the budget from generation 1 on.',
    isControl: true,
    settings: (base) => spentOn(base, (generation, places) => (generation === 0 ? places : 1)),
  },
  'hand-designed': {
    about: 'One model a deme of the searchSpace that the arm sets has all of the budget.',
    isControl: true,
    settings: (base) => {
      const spent = spentOn(base, () => 1);
      return { ...spent, breeding: { ...partOf(spent, 'breeding'), founders: undefined } };
    },
    needs: 'searchSpace',
  },
  'fresh-weights': {
    about: 'Children inherit genes alone, and start from fresh weights (Darwinian heredity).',
    isControl: false,
    settings: () => ({
      breeding: { donors: undefined },
      heredity: { weights: 'darwinian', weightStep: undefined, shrink: undefined, moments: undefined },
    }),
  },
  'population-based-training': {
    about: 'The least fit fifth gives way to mutated copies of the fittest, weights and all (Jaderberg et al. 2017).',
    isControl: false,
    settings: (base) => ({
      ...without(base, ['growth']),
      breeding: {
        replacement: { scheme: 'exploit-explore', share: 0.2 },
        selection: { scheme: 'tournament', size: 1 },
        crossoverRate: 0,
        crossover: undefined,
        mates: undefined,
        growthRate: 0,
        ...withoutGroups(base),
        donors: undefined,
      },
      heredity: { weights: undefined, weightStep: undefined },
    }),
  },
} satisfies Readonly<Record<string, Preset>>;

export type ArmPreset = keyof typeof PRESETS;
export const ARM_PRESETS: Readonly<Record<ArmPreset, Preset>> = PRESETS;
export const ARM_PRESET_NAMES = Object.keys(PRESETS) as [ArmPreset, ...ArmPreset[]];

const isRegulated = ({ regulation }: Settings): boolean => typeof regulation === 'object' && regulation !== null;

function partOf(settings: Settings, name: string): Settings {
  return (settings[name] ?? {}) as Settings;
}

/** Changes of the environment that are of none of these dials; nothing where all are. */
function without({ environment }: Settings, dials: readonly unknown[]): Settings {
  if (!Array.isArray(environment)) return {};
  const others = environment.filter((change: Settings | null) => !dials.includes(change?.set));
  return others.length < environment.length ? { environment: others } : {};
}

/** Copies are too few for groups of children. */
function withoutGroups(base: Settings): Settings {
  const { scheme } = partOf(partOf(base, 'breeding'), 'selfAdaptation');
  return scheme === 'group-elite' ? { selfAdaptation: { scheme: 'none' } } : {};
}

/** Migrants by chance, as often at most, in the place of those who are better. */
function withoutGoals(base: Settings): Settings {
  const { scheme, ...rates } = partOf(partOf(base, 'breeding'), 'migration');
  return scheme === 'goal-switching' ? { migration: { scheme: 'island', ...rates } } : {};
}

/** Where the fittest may die at any time. */
const LOSING_THE_FITTEST = [...BLIND_TO_SCORES, 'comma'];

/** The fittest who live on in the base, whatever the capacity: one, where more depends on that. */
function elitesOf({ breeding }: Settings): unknown {
  const { replacement } = (breeding ?? {}) as Settings;
  const { scheme, elites, parents } = (replacement ?? { scheme: 'generational' }) as Settings;
  if (scheme === 'generational') return elites ?? 1;
  if (scheme === 'plus') return parents ?? 5;
  return LOSING_THE_FITTEST.includes(String(scheme)) ? 0 : 1;
}

/** Nothing of regulation changes: what says how it would is left out. */
function unvaried(): Settings {
  return {
    ...Object.fromEntries(REGULATORY_CHANGES.map((name) => [name, 0])),
    step: undefined,
    recombination: undefined,
  };
}
