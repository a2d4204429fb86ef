/**
 * The n-gram baseline: a byte n-gram, interpolated as Witten and Bell 1991 (method C) do and frozen after training.
 *   P_k(c | h) = (n(h, c) + T(h) P_{k-1}(c | h')) / (n(h) + T(h)),  P_{-1} = 1 / 256,
 * with h the last k bytes, h' the last k - 1, n counts and T(h) the number of distinct bytes seen after h. Where h was
 * never seen, P_k = P_{k-1}.
 */
import { ByteTrie, type Continuations } from './byte-trie';
import { countCodePoints } from './code-points';

const BYTES = 256;

export class WittenBell {
  private readonly trie: ByteTrie;
  /** Of the training text. */
  readonly bytes: number;
  /** 1 for each byte that occurs in the training text, 0 for others. [256] */
  readonly occurring = new Float64Array(BYTES);

  /** Throws a RangeError unless `order`, the bytes of context, is from 0 to 5. */
  constructor(
    train: Uint8Array,
    readonly order: number,
  ) {
    this.trie = new ByteTrie(train, order + 1);
    this.bytes = train.length;
    for (const byte of train) this.occurring[byte] = 1;
  }

  /** The probability of `byte` after `context`, of which the last `order` bytes count. */
  probability(context: Uint8Array, byte: number): number {
    return this.probabilities(context, context.length, byte)[this.order];
  }

  /** The probability of `byte` after `text[0..end)` by each order from 0 up: index = order. */
  probabilities(text: Uint8Array, end: number, byte: number): number[] {
    const probabilities: number[] = [];
    let probability = 1 / BYTES;
    for (let order = 0; order <= this.order; order++) {
      const seen = order <= end ? this.trie.continuations(text, end - order, end) : undefined;
      if (seen) probability = (seen.count(byte) + seen.types * probability) / (seen.total + seen.types);
      probabilities.push(probability);
    }
    return probabilities;
  }

  /** The probabilities of all bytes after `text[0..end)` by the n-gram of that order. [256] */
  distribution(text: Uint8Array, end: number, order = this.order): Float64Array {
    const distribution = new Float64Array(BYTES).fill(1 / BYTES);
    for (let context = 0; context <= Math.min(order, end); context++) {
      const seen = this.trie.continuations(text, end - context, end);
      if (!seen) break; // nor was anything longer
      const scale = 1 / (seen.total + seen.types);
      for (let byte = 0; byte < BYTES; byte++) distribution[byte] *= seen.types * scale;
      seen.forEach((byte, count) => (distribution[byte] += count * scale));
    }
    return distribution;
  }

  /** Runs of each length from 1 to `order` + 1 bytes that the training text has. */
  get runs(): readonly number[] {
    return this.trie.runs;
  }

  /** All contexts of that length that the training text continues, in lexical order. The bytes are those of the visit alone. */
  forEachContext(length: number, visit: (bytes: readonly number[], seen: Continuations) => void): void {
    this.trie.forEachRun(length, visit);
  }

  /** Bits that a text needs by that order, which continues nothing: over all of its UTF-8 bytes. */
  bits(text: string, order = this.order): number {
    const bytes = new TextEncoder().encode(text);
    let bits = 0;
    for (let at = 0; at < bytes.length; at++) bits -= Math.log2(this.probabilities(bytes, at, bytes[at])[order]);
    return bits;
  }
}

/**
 * Bits per character that the n-grams of order 0 to `maximumOrder` (index = order), trained on `train`, need for `test`,
 * which continues it: bits summed over UTF-8 bytes, divided by code points.
 */
export function wittenBell(train: string, test: string, maximumOrder: number): number[] {
  const encoder = new TextEncoder();
  const trainBytes = encoder.encode(train);
  const bytes = encoder.encode(train + test);
  const model = new WittenBell(trainBytes, maximumOrder);
  const bits = new Array<number>(maximumOrder + 1).fill(0);
  for (let at = trainBytes.length; at < bytes.length; at++) {
    const probabilities = model.probabilities(bytes, at, bytes[at]);
    for (let order = 0; order <= maximumOrder; order++) bits[order] -= Math.log2(probabilities[order]);
  }
  const characters = countCodePoints(test);
  return bits.map((sum) => sum / characters);
}
