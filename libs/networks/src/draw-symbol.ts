import type { Prng } from '#base';
import type { Decoding } from '#model';

/**
 * A symbol drawn from softmax(logits / temperature) without the forbidden ones, cut to the likeliest `topK` and of these to the fewest that
 * have `topP` of the mass; at temperature 0 the likeliest. Of equals the lowest symbol goes first. Throws a RangeError where a logit is not
 * finite or every symbol is forbidden.
 */
export function drawSymbol(
  logits: Float32Array,
  { temperature, topK, topP }: Decoding,
  forbidden: ReadonlySet<number>,
  prng: Prng,
): number {
  const allowed = [...logits.keys()].filter((symbol) => !forbidden.has(symbol));
  if (allowed.length === 0) throw new RangeError('every symbol is forbidden');
  if (!allowed.every((symbol) => Number.isFinite(logits[symbol]))) throw new RangeError('a logit is not finite');
  const likeliest = allowed.reduce((best, symbol) => (logits[symbol] > logits[best] ? symbol : best));
  if (temperature === 0) return likeliest;
  const massOf = (symbol: number): number => Math.exp((logits[symbol] - logits[likeliest]) / temperature);
  const whole = topK >= allowed.length && topP >= 1;
  const candidates = whole ? allowed : likeliestOf(allowed, logits, topK);
  const masses = candidates.map(massOf);
  const nucleus = whole ? masses : masses.slice(0, shortest(masses, topP));
  let left = prng.uniform() * total(nucleus);
  const drawn = nucleus.findIndex((mass) => (left -= mass) < 0);
  return drawn === -1 ? likeliest : candidates[drawn]; // rounding can leave a sliver beyond the last
}

function likeliestOf(symbols: readonly number[], logits: Float32Array, count: number): readonly number[] {
  return [...symbols].sort((a, b) => logits[b] - logits[a] || a - b).slice(0, count);
}

/** How many of the first masses make up `share` of all, at least one. */
function shortest(masses: readonly number[], share: number): number {
  let missing = share * total(masses);
  const last = masses.findIndex((mass) => (missing -= mass) <= 0);
  return last === -1 ? masses.length : last + 1;
}

function total(masses: readonly number[]): number {
  return masses.reduce((sum, mass) => sum + mass, 0);
}
