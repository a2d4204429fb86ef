/** Faults of schemes that keep diversity. */
import { PRODUCTION } from '../operators';
import { type Fault, fault } from './fault';

export const NICHE_FAULTS: readonly Fault[] = [
  fault(
    'the worst of a cell stays',
    { 'map-elites.best': 0.1, 'map-elites.parents': 0.1 },
    {
      mapElites: (settings) => {
        const right = PRODUCTION.mapElites(settings);
        return (pool, compare, ...others) => right(pool, (a, b) => compare(b, a), ...others);
      },
    },
  ),
  fault(
    'those who die are parents too',
    { 'map-elites.parents': 0.1, 'exploit-explore.parents': 0.1 },
    {
      mapElites: (settings) => {
        const right = PRODUCTION.mapElites(settings);
        return (...input) => ({ ...right(...input), parents: null });
      },
      exploitExplore: (share) => {
        const right = PRODUCTION.exploitExplore(share);
        return (...input) => ({ ...right(...input), parents: null });
      },
    },
  ),
  fault(
    'the grid has a column less',
    { 'map-elites.cells': 0.3 },
    { mapElites: ({ births, cells }) => PRODUCTION.mapElites({ births, cells: cells - 1 }) },
  ),
  fault(
    'a place too few gives way',
    { 'replacement.exploit-explore': 1 },
    { exploitExplore: (share) => PRODUCTION.exploitExplore(share - 0.1) },
  ),
  fault(
    'of survivors alone the eldest live on',
    { 'replacement.survivors-only': 1 },
    { survivorsOnly: () => PRODUCTION.aging(0) },
  ),
  fault(
    'niches are twice as wide',
    { 'sharing.chances': 0.1 },
    { sharing: (radius) => PRODUCTION.sharing(2 * radius) },
  ),
  fault(
    'nothing is shared',
    { 'sharing.niches': 0.1 },
    {
      sharing: (radius) => {
        return { ...PRODUCTION.sharing(radius), shape: ({ scores }) => ({ scores, memory: null }) };
      },
    },
  ),
  fault(
    'a neighbour more counts',
    { 'novelty.chances': 0.5 },
    { novelty: (settings) => PRODUCTION.novelty({ ...settings, neighbours: settings.neighbours + 1 }) },
  ),
  fault(
    'the first newborn enters the archive a tenth too often',
    { 'novelty.archive': 1 },
    {
      novelty: (settings) => {
        const right = PRODUCTION.novelty(settings);
        return {
          ...right,
          shape: (pool, population, memory, prng, newest) => {
            const shaped = right.shape(pool, population, memory, prng, newest);
            const [, ...others] = shaped.memory as number[][];
            const first = pool.descriptors.map((column) => column[0]);
            return prng.uniform() < 0.1 ? { ...shaped, memory: [first, ...others] } : shaped;
          },
        };
      },
    },
  ),
  fault(
    'the better of those who meet the criterion come first',
    { 'minimal-criterion.parents': 0.1 },
    {
      minimalCriterion: (nats) => {
        const right = PRODUCTION.minimalCriterion(nats);
        return {
          ...right,
          shape: (pool, ...others) => {
            const [own] = pool.scores.columns;
            const { scores, memory } = right.shape(pool, ...others);
            const first = scores.columns[0].map((score, at) => (Number.isNaN(score) ? NaN : own[at]));
            return { scores: { columns: [first], uncertainty: null }, memory };
          },
        };
      },
    },
  ),
];
