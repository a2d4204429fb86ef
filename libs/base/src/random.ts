/**
 * Counter-based random numbers: Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3").
 * A stream is named by what it is for, so that no draw depends on the order of work: (seed, generation, purpose) is hashed to the key, the
 * subject is the upper half of the counter, and the lower half counts blocks of four words. So two subjects of one key never meet, and a
 * generator goes from one subject to another without a hash.
 */
import { createHash } from 'node:crypto';

/** Who or what numbers are drawn for: an individual, a mating, a deme, a round. An integer from 0 to 2^53 - 1, or a name, which is hashed. */
export type Subject = number | string;

/** Names the streams of all subjects. */
export interface StreamKey {
  /** Integer from 0 to 2^53 - 1. */
  readonly seed: number;
  readonly generation: number;
  readonly purpose: string;
}

/** Names one stream of random numbers. */
export interface StreamName extends StreamKey {
  readonly subject: Subject;
}

const TWO_32 = 2 ** 32;
/** The highest bit of the counter: set for names, never for numbers. */
const NAMED = 0x80000000;
/** Up to here the product of a bound and a word is exact. */
const LARGEST_EXACT_BOUND = 2 ** 21;
const { imul } = Math; // looked up once: this is the innermost loop

/**
 * Ten rounds of Philox4x32: a counter of four words under a key of two gives four random words, put into `block`. Each round multiplies
 * by two constants and takes the high and low halves of both products; their high halves are made of products of 16 bits.
 */
export function philox4x32(
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
  block: Uint32Array,
): void {
  let [c0, c1, c2, c3, k0, k1] = [counter0 | 0, counter1 | 0, counter2 | 0, counter3 | 0, key0 | 0, key1 | 0];
  for (let round = 0; round < 10; round++) {
    const a0 = c0 & 0xffff;
    const b0 = c0 >>> 16;
    const middle0 = (imul(b0, 0x1f53) + (imul(a0, 0x1f53) >>> 16)) | 0;
    const cross0 = (imul(a0, 0xd251) + (middle0 & 0xffff)) | 0;
    const high0 = (imul(b0, 0xd251) + (middle0 >>> 16) + (cross0 >>> 16)) | 0;
    const low0 = imul(c0, 0xd2511f53);
    const a1 = c2 & 0xffff;
    const b1 = c2 >>> 16;
    const middle1 = (imul(b1, 0x8d57) + (imul(a1, 0x8d57) >>> 16)) | 0;
    const cross1 = (imul(a1, 0xcd9e) + (middle1 & 0xffff)) | 0;
    const high1 = (imul(b1, 0xcd9e) + (middle1 >>> 16) + (cross1 >>> 16)) | 0;
    const low1 = imul(c2, 0xcd9e8d57);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  block[0] = c0;
  block[1] = c1;
  block[2] = c2;
  block[3] = c3;
}

/** A stream of random numbers; two streams of the same name give the same numbers. */
export class Prng {
  private readonly key0: number;
  private readonly key1: number;
  private subjectLow = 0;
  private subjectHigh = 0;
  private countLow = 0;
  private countHigh = 0;
  private readonly block = new Uint32Array(4);
  private used = 4;
  /** Of a point whose second coordinate is the next normal number; negative if there is none. */
  private spareRadius = -1;
  private angle = 0;

  constructor([key0, key1]: readonly [number, number], subject: Subject = 0) {
    this.key0 = key0 | 0;
    this.key1 = key1 | 0;
    this.seek(subject);
  }

  /** Goes to the start of another subject's stream under the same key. Throws a RangeError for a number that is no subject. */
  seek(subject: Subject): this {
    if (typeof subject === 'string') {
      const digest = createHash('sha256').update(subject).digest();
      this.subjectLow = digest.readUInt32LE(0) | 0;
      this.subjectHigh = digest.readUInt32LE(4) | NAMED;
    } else {
      if (!Number.isSafeInteger(subject) || subject < 0) throw new RangeError(`subject ${subject} is no count`);
      this.subjectLow = subject | 0;
      this.subjectHigh = subject < TWO_32 ? 0 : Math.floor(subject / TWO_32);
    }
    this.countLow = 0;
    this.countHigh = 0;
    this.used = 4;
    this.spareRadius = -1;
    return this;
  }

  /** A uniform integer from 0 to 2^32 - 1. */
  uint32(): number {
    if (this.used === 4) this.refill();
    return this.block[this.used++];
  }

  private refill(): void {
    const { countLow, countHigh, subjectLow, subjectHigh, key0, key1 } = this;
    philox4x32(countLow, countHigh, subjectLow, subjectHigh, key0, key1, this.block);
    this.countLow = (countLow + 1) | 0;
    if (this.countLow === 0) this.countHigh = (countHigh + 1) | 0;
    this.used = 0;
  }

  /** A uniform real number in [0, 1), of 53 random bits. */
  uniform(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** True with a probability, exact to 2^-32. */
  chance(probability: number): boolean {
    return this.uint32() < probability * TWO_32;
  }

  /**
   * A uniform integer in [0, bound), without bias: of the words that a multiplication maps to one integer, the few too many are drawn again
   * (Lemire 2019). `bound` is from 1 to 2^32.
   */
  integer(bound: number): number {
    if (bound > LARGEST_EXACT_BOUND) return this.largeInteger(bound);
    for (;;) {
      const product = this.uint32() * bound;
      const integer = (product / TWO_32) | 0;
      const remainder = product - integer * TWO_32;
      if (remainder >= bound || remainder >= TWO_32 % bound) return integer;
    }
  }

  private largeInteger(bound: number): number {
    const limit = TWO_32 - (TWO_32 % bound);
    for (;;) {
      const draw = this.uint32();
      if (draw < limit) return draw % bound;
    }
  }

  /** A standard normal number (Box and Muller 1958). */
  normal(): number {
    if (this.spareRadius >= 0) {
      const spare = this.spareRadius * Math.sin(this.angle); // worked out only if it is wanted
      this.spareRadius = -1;
      return spare;
    }
    this.spareRadius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    this.angle = 2 * Math.PI * this.uniform();
    return this.spareRadius * Math.cos(this.angle);
  }

  /** One of `items`, each as likely as the others. */
  pick<T>(items: readonly T[]): T {
    return items[this.integer(items.length)];
  }

  /** A shuffled copy (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.integer(last + 1);
      [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
    }
    return shuffled;
  }
}

/** The stream of that name. Its key is the start of a SHA-256; `seek` goes on to other subjects. */
export function prngOf({ seed, generation, purpose, subject }: StreamName): Prng {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, generation, purpose]))
    .digest();
  return new Prng([digest.readUInt32LE(0), digest.readUInt32LE(4)], subject);
}
