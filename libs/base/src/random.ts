/**
 * Counter-based random numbers: Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3").
 * A stream is named by what it is for, (seed, generation, subject, purpose), so that no draw depends on the order of work.
 */
import { createHash } from 'node:crypto';

/** Names a stream of random numbers. `subject` is an individual, a mating, a round, a schedule. */
export interface StreamName {
  /** Integer from 0 to 2^53 - 1. */
  readonly seed: number;
  readonly generation: number;
  readonly subject: string;
  readonly purpose: string;
}

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const TWO_32 = 2 ** 32;
const { imul } = Math; // looked up once: this is the innermost loop

type Block = [number, number, number, number];

/** The high 32 bits of an unsigned 32 x 32 bit product. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const cross = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + (middle >>> 16) + (cross >>> 16)) >>> 0; // no sum above reaches 2^32
}

/** Ten rounds of Philox4x32: a counter of four words under a key of two gives four random words. */
export function philox4x32(counter: Readonly<Block>, key: readonly [number, number]): Block {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, c0);
    const low0 = imul(MULTIPLIER_0, c0) >>> 0;
    const high1 = multiplyHigh(MULTIPLIER_1, c2);
    const low1 = imul(MULTIPLIER_1, c2) >>> 0;
    [c0, c1, c2, c3] = [(high1 ^ c1 ^ k0) >>> 0, low1, (high0 ^ c3 ^ k1) >>> 0, low0];
    k0 = (k0 + WEYL_0) >>> 0;
    k1 = (k1 + WEYL_1) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** A stream of random numbers; two streams of the same name give the same numbers. */
export class Prng {
  private counter = 0;
  private block: Block = [0, 0, 0, 0];
  private used = 4;
  private spareNormal: number | undefined;

  constructor(private readonly key: readonly [number, number]) {}

  /** A uniform integer from 0 to 2^32 - 1. */
  uint32(): number {
    if (this.used === 4) {
      this.block = philox4x32([this.counter >>> 0, Math.floor(this.counter / TWO_32), 0, 0], this.key);
      this.counter++;
      this.used = 0;
    }
    return this.block[this.used++];
  }

  /** A uniform real number in [0, 1), of 53 random bits. */
  uniform(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** A uniform integer in [0, bound), without modulo bias. `bound` is from 1 to 2^32. */
  integer(bound: number): number {
    const limit = TWO_32 - (TWO_32 % bound);
    for (;;) {
      const draw = this.uint32();
      if (draw < limit) return draw % bound;
    }
  }

  /** A standard normal number (Box and Muller 1958). */
  normal(): number {
    if (this.spareNormal !== undefined) {
      const spare = this.spareNormal;
      this.spareNormal = undefined;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
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

/** The stream of that name. Its key is the start of the SHA-256 of the name. */
export function prngOf({ seed, generation, subject, purpose }: StreamName): Prng {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, generation, subject, purpose]))
    .digest();
  return new Prng([digest.readUInt32LE(0), digest.readUInt32LE(4)]);
}
