/** Whether a tournament evolves: children of parents who were chosen, who differ from them, over generations. */
import { type Change, type DialName, possibleValues } from '#environment';
import type { Settings } from './design';

/** Nobody has parents there. */
const WITHOUT_PARENTS = ['survivors-only', 'random-search'];
/** Who lives on is no matter of scores. */
export const BLIND_TO_SCORES = ['wright-fisher', 'moran', 'aging'];
/** Shapings that take the cause from the scores. */
const WITHOUT_CAUSE = ['neutral', 'shuffled'];
/** Of schemes of selection the parameter by which all are alike. */
const ALL_ALIKE: Readonly<Record<string, Settings>> = {
  tournament: { size: 1 },
  'uncertain-tournament': { size: 1 },
  truncation: { share: 1 },
  'linear-rank': { pressure: 1 },
  'linear-rank-sampling': { pressure: 1 },
  'exponential-rank': { evenness: 1 },
  boltzmann: { strength: 0 },
  'boltzmann-sampling': { strength: 0 },
};

/** Rates of `regulation` that change what one parent gives, whatever the rates of breeding are. */
export const REGULATORY_CHANGES = [
  'motif',
  'promoter',
  'strength',
  'duplication',
  'loss',
  'inversion',
  'translocation',
] as const;

/** Of a config of which nothing is left out: it has births, selection and variation. */
export function evolves(config: Settings): boolean {
  const { generations } = config;
  return Number(generations) > 1 && hasParents(config) && selects(config) && varies(config);
}

function hasParents(config: Settings): boolean {
  return !WITHOUT_PARENTS.includes(String(partOf(partOf(config, 'breeding'), 'replacement').scheme));
}

function selects(config: Settings): boolean {
  const breeding = partOf(config, 'breeding');
  const [selection, replacement] = [partOf(breeding, 'selection'), partOf(breeding, 'replacement')];
  const alike = Object.entries(ALL_ALIKE[String(selection.scheme)] ?? { scheme: null });
  const areParentsAlike = alike.every(([name, value]) => selection[name] === value);
  const losesFittest = BLIND_TO_SCORES.includes(String(replacement.scheme)) || replacement.elites === 0;
  const isByCause = !WITHOUT_CAUSE.includes(String(partOf(breeding, 'shaping').scheme));
  return isByCause && mostOf(config, 'direction', breeding.direction) > 0 && !(areParentsAlike && losesFittest);
}

function varies(config: Settings): boolean {
  const [breeding, heredity] = [partOf(config, 'breeding'), partOf(config, 'heredity')];
  return (
    Number(breeding.crossoverRate) > 0 ||
    mostOf(config, 'mutation', breeding.mutationRate) > 0 ||
    mostOf(config, 'growth', breeding.growthRate) > 0 ||
    partOf(breeding, 'selfAdaptation').scheme !== 'none' ||
    (heredity.weights === 'baldwinian' && Number(heredity.weightStep) > 0) ||
    REGULATORY_CHANGES.some((name) => Number(partOf(partOf(config, 'regulation'), 'rates')[name]) > 0)
  );
}

/** That an environment lets it come to. */
function mostOf({ environment }: Settings, dial: DialName, base: unknown): number {
  const changing = { niches: [], environment: environment as readonly Change[] };
  return Math.max(...possibleValues(changing, dial, { niche: null, deme: null, taste: null }, Number(base)));
}

function partOf(settings: Settings, name: string): Settings {
  return (settings[name] ?? {}) as Settings;
}
