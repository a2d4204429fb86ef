/** Faults of what keeps types and demes apart, of maps, and of their measures. */
import { type Migration, MIGRATIONS } from '#evolution';
import { PRODUCTION } from '../operators';
import { type Fault, fault } from './fault';
import { clinging } from './wrap';

export const ECOLOGY_FAULTS: readonly Fault[] = [
  fault(
    'a tenth of the migrants stay',
    { 'migration.equilibrium': 1, 'migration.decay': 1 },
    { island: (rate) => MIGRATIONS.island(0.9 * rate) },
  ),
  fault(
    'copies are compared with themselves (Nei 1973, without correction)',
    { 'migration.equilibrium': 1, 'migration.differentiation': 0.3, 'migration.decay': 0.3 },
    {
      differencesBetween: (demes) => {
        const right = PRODUCTION.differencesBetween(demes);
        if (!right) return right;
        const [count, size] = [demes.length, demes[0].length];
        const within = right.within * (1 - 1 / size);
        return { ...right, within, total: within / count + (1 - 1 / count) * right.between };
      },
    },
  ),
  fault(
    'niches are a tenth wider',
    { 'frequency.balance': 1 },
    { sharing: (radius) => PRODUCTION.sharing(1.1 * radius) },
  ),
  fault(
    'what a mate is better at counts by its square',
    { 'attraction.couples': 0.1 },
    {
      attraction: (population, parents) => {
        const { blockNats = [] } = population.measures;
        const squares = blockNats.map((nats) => nats.map((own) => own ** 2));
        return PRODUCTION.attraction({ ...population, measures: { blockNats: squares } }, parents);
      },
    },
  ),
  fault(
    'predators take a tenth more',
    { 'predation.balance': 1, 'predation.loss': 1 },
    { predation: (kind, strength) => PRODUCTION.predation(kind, 1.1 * strength) },
  ),
  fault(
    'one child in ten has the parent of the child before',
    { 'frequency.variance': 1 },
    { roulette: () => clinging(PRODUCTION.roulette(), 0.1) },
  ),
  fault(
    'the highest cell is lost one time in ten',
    { 'map-elites.landscape': 1, 'map-elites.optima': 1 },
    {
      mapElites: (settings) => {
        const right = PRODUCTION.mapElites(settings);
        return (pool, compare, capacity, prng) => {
          const replaced = right(pool, compare, capacity, prng);
          const { survivors } = replaced;
          if (survivors.length < 2 || !prng.chance(0.1)) return replaced;
          return { ...replaced, survivors: survivors.slice(1), births: replaced.births + 1 };
        };
      },
    },
  ),
  fault(
    'an equal, or worse, takes a cell',
    { 'map-elites.landscape': 0.3 },
    {
      mapElites: (settings) => {
        const right = PRODUCTION.mapElites(settings);
        return (pool, compare, ...others) => right(pool, (a, b) => compare(b, a), ...others);
      },
    },
  ),
  fault(
    'the archive is forgotten',
    { 'novelty.landscape': 1 },
    {
      novelty: (settings) => {
        const right = PRODUCTION.novelty(settings);
        return {
          ...right,
          shape: (pool, population, _memory, ...others) => right.shape(pool, population, [], ...others),
        };
      },
    },
  ),
  fault(
    'the nearest alone counts',
    { 'novelty.landscape': 1 },
    { novelty: (settings) => PRODUCTION.novelty({ ...settings, neighbours: 1 }) },
  ),
  fault(
    'heirs of those who are as good move too',
    { 'goals.switches': 0.1 },
    {
      goalSwitching: (rate) => {
        const right = PRODUCTION.goalSwitching(rate);
        const visitors: Migration['visitors'] = (population, pools) => {
          const goals = population.measures.goalNats!;
          const shift = (by: number): void =>
            pools.forEach(({ members }, deme) => members.forEach((index) => (goals[deme][index] += by)));
          shift(0.5); // heights are whole, so that who is as good as the best is better now
          const drawn = right.visitors!(population, pools);
          shift(-0.5);
          return drawn;
        };
        return { ...right, visitors };
      },
    },
  ),
  fault(
    'a fifth of those who would move stay',
    { 'goals.deception': 1, 'goals.switches': 1 },
    { goalSwitching: (rate) => PRODUCTION.goalSwitching(0.8 * rate) },
  ),
  fault(
    'lines that last a generation less pass',
    { 'persistence.lines': 1 },
    { persistent: (pedigree, living, now, then) => PRODUCTION.persistent(pedigree, living, now, then + 1) },
  ),
  fault(
    'everyone who lived then passes',
    { 'persistence.lines': 0.1, 'persistence.change': 0.1, 'persistence.novelty': 0.1 },
    {
      persistent: (pedigree, _living, _now, then) =>
        Array.from(
          { length: pedigree.firstOf(then + 1) - pedigree.firstOf(then) },
          (_, at) => pedigree.firstOf(then) + at,
        ),
    },
  ),
  fault(
    'the third term is a hundredth too small',
    { 'price.recolonisation': 0.1, 'price.founding': 0.1 },
    {
      priceTerms: (...input) => {
        const right = PRODUCTION.priceTerms(...input);
        return right && { ...right, founders: 0.99 * right.founders };
      },
    },
  ),
  fault(
    'what newcomers change counts as transmission',
    { 'price.recolonisation': 0.1, 'price.founding': 0.1 },
    {
      priceTerms: (...input) => {
        const right = PRODUCTION.priceTerms(...input);
        return right && { ...right, founders: 0, transmission: right.transmission + right.founders };
      },
    },
  ),
];
