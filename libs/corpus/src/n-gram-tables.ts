/**
 * The counts of an n-gram as sorted tables, in which a program without hashing finds them by bisection. Bytes that occur are numbered from 0, in order;
 * `base` - 1 stands for no byte. The contexts of k bytes are numbered by their key: number of the context without its oldest byte x base + that
 * byte; the one number more, contexts[k].length - 1, stands for a context that never occurred.
 */
import type { WittenBell } from './witten-bell';

/** Of the contexts of one length. */
export interface ContextTable {
  /** Keys, in order, and one more at the end. */
  readonly keys: Int32Array;
  /** How many distinct bytes follow each; 1 at the end, so that what never occurred passes on what a shorter context says. */
  readonly types: Float32Array;
  /** How many bytes follow each; 0 at the end. */
  readonly totals: Float32Array;
  /** Keys of what follows, in order, number of the context x base + byte, and one more at the end. */
  readonly followers: Int32Array;
  /** How often each does; 0 at the end. */
  readonly counts: Float32Array;
}

export interface NGramTables {
  readonly base: number;
  /** Of each byte its number. [256] */
  readonly numberOf: Int32Array;
  /** By their length, from 0 up to the order. */
  readonly contexts: readonly ContextTable[];
}

const RADIX = 256;
/** A key that no context has. */
const END = 2 ** 31 - 1;

/** Bytes that the tables would take, at most. */
export function tableBytes({ runs }: WittenBell, order: number): number {
  return runs
    .slice(0, order + 1)
    .reduce((sum, followers, at) => sum + 12 * (at === 0 ? 1 : runs[at - 1]) + 8 * followers, 0);
}

/** For orders up to `order`. Throws a RangeError where keys would not fit 31 bits. */
export function nGramTables(model: WittenBell, order: number): NGramTables {
  const occurring = [...model.occurring.keys()].filter((byte) => model.occurring[byte] === 1);
  const base = occurring.length + 1;
  const numberOf = new Int32Array(RADIX).fill(base - 1);
  occurring.forEach((byte, number) => (numberOf[byte] = number));
  if (Math.max(...model.runs.slice(0, order + 1)) * base >= END)
    throw new RangeError('the n-gram has too many contexts');
  const contexts: ContextTable[] = [];
  let shorter = new Map<number, number>(); // contexts by their bytes
  for (let length = 0; length <= order; length++) {
    const found: { key: number; bytes: number; types: number; total: number; next: (readonly [number, number])[] }[] =
      [];
    model.forEachContext(length, (context, seen) => {
      const [oldest, ...rest] = context;
      const key = length === 0 ? 0 : shorter.get(packed(rest))! * base + numberOf[oldest];
      const next: [number, number][] = [];
      seen.forEach((byte, count) => next.push([numberOf[byte], count]));
      found.push({ key, bytes: packed(context), types: seen.types, total: seen.total, next });
    });
    found.sort((a, b) => a.key - b.key);
    shorter = new Map(found.map(({ bytes }, number) => [bytes, number]));
    const followers = found.flatMap(({ next }, number) => next.map(([byte]) => number * base + byte));
    contexts.push({
      keys: Int32Array.from([...found.map(({ key }) => key), END]),
      types: Float32Array.from([...found.map(({ types }) => types), 1]),
      totals: Float32Array.from([...found.map(({ total }) => total), 0]),
      followers: Int32Array.from([...followers, END]),
      counts: Float32Array.from([...found.flatMap(({ next }) => next.map(([, count]) => count)), 0]),
    });
  }
  return { base, numberOf, contexts };
}

/** Of one length, a number each: below 256^5. */
const packed = (bytes: readonly number[]): number => bytes.reduce((number, byte) => number * RADIX + byte, 0);
