/** Faults of rates that groups have. */
import type { GroupRates, RateGroup, Step } from '#evolution';
import { type Operators, PRODUCTION } from '../operators';
import { type Fault, fault } from './fault';

const groupElite = PRODUCTION['group-elite'];

/** Other rates follow. */
function following(change: (next: GroupRates['next']) => GroupRates['next']): Partial<Operators> {
  return {
    'group-elite': (settings, bounds) => {
      const { groupRates } = groupElite(settings, bounds);
      return {
        groupRates: (initial) => {
          const made = groupRates(initial);
          return { ...made, next: change(made.next) };
        },
      };
    },
  };
}

/** Other groups are remembered, by deme. */
function remembering(change: (groups: readonly RateGroup[]) => readonly RateGroup[]): Partial<Operators> {
  return {
    step: (population, state, environment, operators, randomness): Step => {
      const next = PRODUCTION.step(population, state, environment, operators, randomness);
      const { groupRates } = next.schemeState as unknown as { readonly groupRates?: readonly RateGroup[][] };
      return groupRates ? { ...next, schemeState: { groupRates: groupRates.map(change) } } : next;
    },
  };
}

export const GROUP_ELITE_FAULTS: readonly Fault[] = [
  fault(
    'rates of groups change a tenth too much',
    { 'group-elite.step': 1 },
    { 'group-elite': (settings, bounds) => groupElite({ ...settings, factor: settings.factor ** 1.1 }, bounds) },
  ),
  fault(
    'the first child speaks for its group',
    { 'group-elite.best': 0.5 },
    remembering((groups) => groups.map((group) => ({ ...group, children: group.children.slice(0, 1) }))),
  ),
  fault(
    'odd children are always in the first groups',
    { 'group-elite.odd': 0.1 },
    remembering((groups) => {
      const lists = groups.map(({ children }) => children).sort((one, other) => other.length - one.length);
      return groups.map((group, at) => ({ ...group, children: lists[at] }));
    }),
  ),
  fault(
    'the rates that are remembered are of the next group',
    { 'group-elite.own-rate': 0.2 },
    remembering((groups) =>
      groups.map((group, at) => {
        const { rate, scale } = groups[(at + 1) % groups.length];
        return { ...group, rate, scale };
      }),
    ),
  ),
  fault(
    'rates of groups prefer up: of steps down one in five is none',
    { 'group-elite.flat': 1 },
    following((next) => (rates, gains, prng) => {
      const made = next(rates, gains, prng);
      return made.map((own) => ({
        ...own,
        rate: own.rate < made[0].rate && prng.uniform() < 0.2 ? made[0].rate : own.rate,
      }));
    }),
  ),
  fault(
    'the rates of the best group change too',
    { 'group-elite.spread': 0.3, 'group-elite.best': 0.1 },
    following((next) => (rates, gains, prng) => {
      const [, ...others] = next([...rates, rates[0]], [...gains, gains[0]], prng);
      return others;
    }),
  ),
  fault(
    'rates of groups change by a tenth of what they should',
    { 'group-elite.sphere': 0.3 },
    { 'group-elite': (settings, bounds) => groupElite({ ...settings, factor: settings.factor ** 0.1 }, bounds) },
  ),
];
