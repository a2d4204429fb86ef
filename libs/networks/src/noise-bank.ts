/**
 * Random numbers for programs, which cannot draw them alike on every engine: banks drawn once, of which every step reads rows. Which rows
 * is drawn from a member's own stream, so that what it meets depends on neither its company nor the calls that its steps are taken in.
 */
import { prngOf, type Prng } from '#base';

/** A power of 2, so that every odd stride visits all rows. */
export const BANK_ROWS = 1024;

const banks = new Map<string, Float32Array>();

/**
 * Uniform on (0, 1). Each column holds (row + 1/2) / rows in an order of its own (Latin hypercube: McKay et al. 1979), so that over all rows
 * each column is below a rate exactly as often as the rate says. [BANK_ROWS, width]
 */
export function uniformBank(width: number): Float32Array {
  return bank(`uniform ${width}`, width, (prng) =>
    prng.shuffle(Array.from({ length: BANK_ROWS }, (_, row) => (row + 0.5) / BANK_ROWS)),
  );
}

/** Standard normal, the mean square of each column being 1. [BANK_ROWS, width] */
export function normalBank(width: number): Float32Array {
  return bank(`normal ${width}`, width, (prng) => {
    const drawn = Array.from({ length: BANK_ROWS }, () => prng.normal());
    const scale = Math.sqrt(BANK_ROWS / drawn.reduce((total, value) => total + value ** 2, 0));
    return drawn.map((value) => value * scale);
  });
}

/** Fills indices `start` to `end` with rows of a bank: a walk of random start and stride, which visits none twice before it has visited all. */
export function drawRows(prng: Prng, rows: Int32Array, start: number, end: number): void {
  const stride = 2 * prng.integer(BANK_ROWS / 2) + 1;
  let row = prng.integer(BANK_ROWS);
  for (let at = start; at < end; at++) {
    rows[at] = row;
    row = (row + stride) % BANK_ROWS;
  }
}

function bank(name: string, width: number, drawColumn: (prng: Prng) => readonly number[]): Float32Array {
  const known = banks.get(name);
  if (known) return known;
  const values = new Float32Array(BANK_ROWS * width);
  for (let column = 0; column < width; column++) {
    const prng = prngOf({ seed: 0, generation: 0, subject: column, purpose: `noise bank: ${name}` });
    drawColumn(prng).forEach((value, row) => (values[row * width + column] = value));
  }
  banks.set(name, values);
  return values;
}
