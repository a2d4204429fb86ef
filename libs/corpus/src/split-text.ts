/** A niche's text in order: 80 % to train on, 10 % for validation (all that selection sees), 10 % for test (all that reports quote). */
import { afterCodePoint, countCodePoints } from './code-points';
import type { Range } from './range';

export interface Split {
  readonly train: string;
  readonly validation: string;
  readonly test: string;
  /** Where each part lies in the whole text, in symbols: held-out parts may use what precedes them as context. */
  readonly ranges: { readonly train: Range; readonly validation: Range; readonly test: Range };
}

/** Cuts by code points, after 8 and 9 tenths, rounded down. */
export function splitText(text: string): Split {
  const length = countCodePoints(text);
  const { eightTenths, nineTenths } = cutsOf(length);
  const firstCut = advance(text, 0, eightTenths);
  const secondCut = advance(text, firstCut, nineTenths - eightTenths);
  return {
    train: text.slice(0, firstCut),
    validation: text.slice(firstCut, secondCut),
    test: text.slice(secondCut),
    ranges: {
      train: { start: 0, end: eightTenths },
      validation: { start: eightTenths, end: nineTenths },
      test: { start: nineTenths, end: length },
    },
  };
}

/** Where a text of that length is cut. */
export function cutsOf(length: number) {
  return { eightTenths: Math.floor((length * 8) / 10), nineTenths: Math.floor((length * 9) / 10) };
}

/** The code unit that lies `codePoints` code points after code unit `unit`. */
function advance(text: string, unit: number, codePoints: number): number {
  for (let passed = 0; passed < codePoints; passed++) unit = afterCodePoint(text, unit);
  return unit;
}
