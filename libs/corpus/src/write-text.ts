/**
 * Text that an n-gram writes: bytes drawn one after another from P(byte | last bytes)^(1 / temperature), normalised over those
 * that may come next in UTF-8 and, as far as there are any, occur in its training text: what no reader ever met, such as
 * NUL, has a probability but is not written.
 */
import type { Prng } from '#base';
import { characterBytes, mayFollow } from './utf8';
import type { WittenBell } from './witten-bell';

/**
 * The `length` code points that follow `prompt`; at temperature 0 the likeliest byte each time, the lowest of equals. Throws a
 * RangeError on an order that the model has not, and on a length or temperature that makes no sense.
 */
export function writeText(
  model: WittenBell,
  order: number,
  prompt: string,
  length: number,
  temperature: number,
  prng: Prng,
): string {
  check(model, order, length, temperature);
  const before = new TextEncoder().encode(prompt);
  const start = Math.min(order, before.length); // no more is looked at
  const bytes = new Uint8Array(start + 4 * length);
  bytes.set(before.subarray(before.length - start));
  let end = start;
  for (let character = 0; character < length; character++) {
    const from = end;
    do {
      const begun = bytes.subarray(from, end);
      const mass = allowed(model.distribution(bytes, end, order), model.occurring, begun);
      bytes[end++] = drawByte(mass, temperature, prng);
    } while (end - from < characterBytes(bytes[from]));
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(start, end));
}

function check(model: WittenBell, order: number, length: number, temperature: number): void {
  if (!(Number.isInteger(order) && order >= 0 && order <= model.order))
    throw new RangeError(`an n-gram of order ${model.order} does not write by order ${order}`);
  if (!(Number.isSafeInteger(length) && length >= 0)) throw new RangeError(`${length} is no number of characters`);
  if (!(temperature >= 0 && temperature < Infinity)) throw new RangeError(`${temperature} is no temperature`);
}

/** The probabilities of bytes that may come next, 0 for others. */
function allowed(distribution: Float64Array, occurring: Float64Array, begun: Uint8Array): Float64Array {
  const known = new Float64Array(distribution.length);
  let total = 0;
  for (let byte = 0; byte < known.length; byte++) {
    if (!mayFollow(begun, byte)) distribution[byte] = 0;
    total += known[byte] = distribution[byte] * occurring[byte];
  }
  return total > 0 ? known : distribution;
}

function drawByte(mass: Float64Array, temperature: number, prng: Prng): number {
  let likeliest = 0;
  for (let byte = 1; byte < mass.length; byte++) if (mass[byte] > mass[likeliest]) likeliest = byte;
  if (temperature === 0) return likeliest;
  const highest = mass[likeliest];
  let total = 0;
  for (let byte = 0; byte < mass.length; byte++)
    if (mass[byte] > 0) total += mass[byte] = (mass[byte] / highest) ** (1 / temperature);
  let left = prng.uniform() * total;
  for (let byte = 0; byte < mass.length; byte++) if ((left -= mass[byte]) < 0) return byte;
  return likeliest; // rounding can leave a sliver beyond the last
}
