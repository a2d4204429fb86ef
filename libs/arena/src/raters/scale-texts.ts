/**
 * The texts that a niche's scale is taken from, from noise to the real thing: as many each by the n-grams of orders 0 to 5 as
 * held-out text of the niche, all of the length that battles have. They depend on the niche and a stream alone, drawn once for a
 * tournament: were the scale taken from a generation's own texts, a population that improves or degrades as a whole would
 * move what counts as good, unnoticed.
 */
import { InvalidValueError, type Prng } from '#base';
import { countCodePoints, type WittenBell, writeText } from '#corpus';

export interface ScaleText {
  /** The order of the n-gram that wrote it, or real. */
  readonly by: number | 'real';
  readonly text: string;
}

export interface ScaleTextsOptions {
  /** An n-gram that has read the training text. */
  readonly ngram: WittenBell;
  /** Text that it has not read, at least twice as long as a text. */
  readonly heldOut: string;
  /** Code points of a text. */
  readonly length: number;
  /** Texts of each kind. */
  readonly each?: number;
}

/** Texts of each order in turn, then real ones. Throws an InvalidValueError on too little held-out text. */
export function scaleTexts({ ngram, heldOut, length, each = 20 }: ScaleTextsOptions, prng: Prng): ScaleText[] {
  const characters = countCodePoints(heldOut);
  if (characters < 2 * length) throw new InvalidValueError('heldOut', characters, `at least ${2 * length} characters`);
  const symbols = Array.from(heldOut);
  const excerpt = (): { prompt: string; text: string } => {
    const start = prng.integer(symbols.length - 2 * length + 1);
    const between = (from: number, to: number): string => symbols.slice(start + from, start + to).join('');
    return { prompt: between(0, length), text: between(length, 2 * length) };
  };
  const orders = Array.from({ length: ngram.order + 1 }, (_, order) => order);
  const times = Array.from({ length: each });
  return [
    ...orders.flatMap((order) =>
      times.map(() => ({ by: order, text: writeText(ngram, order, excerpt().prompt, length, 1, prng) })),
    ),
    ...times.map(() => ({ by: 'real' as const, text: excerpt().text })),
  ];
}
