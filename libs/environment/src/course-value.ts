/** What a change says of a place in a generation. */
import { prngOf, sum } from '#base';
import type { Change, EnvironmentConfig, Point } from './change';
import { type Dial, DIALS, type Value } from './dials';
import type { Place } from './places';
import type { Summary } from './summary';

/** Names the random streams of an environment. */
export interface Moment {
  readonly seed: number;
  readonly generation: number;
}

/** Names the draws of a change: by dial and target, and how many before it have the same. */
export interface Stream {
  readonly target: string;
  readonly subject: number;
}

/** Undefined where it says nothing yet. */
export function courseValue(
  config: EnvironmentConfig,
  change: Change,
  { target, subject }: Stream,
  place: Place,
  { seed, generation }: Moment,
  summary: Summary,
): Value | undefined {
  switch (change.course) {
    case 'steps':
      return change.points.findLast(({ at }) => at <= generation)?.value;
    case 'linear':
      return rounded(change, onLines(change.points, generation));
    case 'cycle':
      return change.values[Math.floor(generation / change.every) % change.values.length];
    case 'random': {
      const drawn = generation - (generation % change.every);
      return prngOf({ seed, generation: drawn, purpose: `environment ${target}`, subject }).pick(change.values);
    }
    case 'bits': {
      const { lowestBits, lowestBitsEver } = summary;
      const lowest = change.set === 'corpus' ? lowestBitsEver : lowestBits; // else a new corpus would undo itself
      const bits = lowest[change.watch ?? place.niche ?? ''] ?? Infinity;
      return change.levels.toSorted((a, b) => a.below - b.below).find(({ below }) => bits < below)?.value;
    }
    case 'intervention':
      return change.at <= generation ? change.value : undefined;
    case 'success':
      return bySuccess(config, change.strength, place, summary);
  }
}

function onLines(points: readonly Point[], generation: number): number | undefined {
  const next = points.findIndex(({ at }) => at > generation);
  if (next === 0) return undefined;
  if (next < 0) return Number(points[points.length - 1].value);
  const [from, to] = [points[next - 1], points[next]];
  const share = (generation - from.at) / (to.at - from.at);
  return (1 - share) * Number(from.value) + share * Number(to.value);
}

function rounded({ set }: Change, value: number | undefined): number | undefined {
  const { values }: Dial = DIALS[set];
  return value !== undefined && typeof values === 'object' && 'isWhole' in values && values.isWhole
    ? Math.round(value)
    : value;
}

/** Largest remainders, each deme one place at least; undefined before anyone was measured. A deme of which nobody was has one. */
function bySuccess({ niches }: EnvironmentConfig, strength: number, { niche, deme }: Place, { meanBits }: Summary) {
  const { demes } = niches.find(({ name }) => name === niche)!;
  const bits = demes.map(({ name }) => meanBits[name] ?? Infinity);
  const least = Math.min(...bits);
  if (least === Infinity) return undefined;
  const weights = bits.map((own) => Math.exp(strength * (least - own)));
  const free = sum(demes.map(({ capacity }) => capacity)) - demes.length;
  const shares = weights.map((weight) => (free * weight) / sum(weights));
  const places = shares.map((share) => 1 + Math.floor(share));
  const byRemainder = shares.map((share, at) => ({ at, rest: share - Math.floor(share) }));
  byRemainder.sort((a, b) => b.rest - a.rest || a.at - b.at);
  const left = free + demes.length - sum(places);
  for (const { at } of byRemainder.slice(0, left)) places[at]++;
  return places[demes.findIndex(({ name }) => name === deme)];
}
