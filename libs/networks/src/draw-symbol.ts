import type { Prng } from '#base';

/**
 * A symbol drawn from softmax(logits / temperature) without the forbidden ones; at temperature 0 the likeliest, the lowest of
 * equals. Throws a RangeError where a logit is not finite or every symbol is forbidden.
 */
export function drawSymbol(
  logits: Float32Array,
  temperature: number,
  forbidden: ReadonlySet<number>,
  prng: Prng,
): number {
  const allowed = [...logits.keys()].filter((symbol) => !forbidden.has(symbol));
  if (allowed.length === 0) throw new RangeError('every symbol is forbidden');
  if (!allowed.every((symbol) => Number.isFinite(logits[symbol]))) throw new RangeError('a logit is not finite');
  const likeliest = allowed.reduce((best, symbol) => (logits[symbol] > logits[best] ? symbol : best));
  if (temperature === 0) return likeliest;
  const masses = allowed.map((symbol) => Math.exp((logits[symbol] - logits[likeliest]) / temperature));
  let left = prng.uniform() * masses.reduce((total, mass) => total + mass, 0);
  const drawn = masses.findIndex((mass) => (left -= mass) < 0);
  return drawn === -1 ? likeliest : allowed[drawn]; // rounding can leave a sliver beyond the last
}
