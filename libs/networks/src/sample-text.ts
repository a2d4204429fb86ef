import type { Prng } from '#base';
import type { Decoding } from '#model';
import { drawSymbol } from './draw-symbol';
import type { ReadNext } from './read-on';

/** A text to write. */
export interface Draft {
  readonly prompt: readonly number[];
  readonly decoding: Decoding;
  readonly prng: Prng;
}

/** Continues each text by `length` symbols, side by side. Throws a RangeError on an empty prompt. */
export async function sampleText(
  next: ReadNext,
  drafts: readonly Draft[],
  length: number,
  forbidden: readonly number[] = [],
): Promise<readonly (readonly number[])[]> {
  if (drafts.some(({ prompt }) => prompt.length === 0)) throw new RangeError('a prompt has no symbol to continue');
  const excluded = new Set(forbidden);
  const texts = drafts.map(({ prompt }) => [...prompt]);
  const isDone = (text: number): boolean => texts[text].length === drafts[text].prompt.length + length;
  const read = (position: number): Promise<Float32Array> => next(Int32Array.from(texts, (text) => text[position] ?? 0)); // texts that are done read anything
  for (let position = 0; !texts.every((_, text) => isDone(text)); position++) {
    const logits = await read(position);
    const vocabularySize = logits.length / drafts.length;
    drafts.forEach(({ decoding, prng }, text) => {
      if (texts[text].length !== position + 1 || isDone(text)) return;
      const own = logits.subarray(text * vocabularySize, (text + 1) * vocabularySize);
      texts[text].push(drawSymbol(own, decoding, excluded, prng));
    });
  }
  return texts.map((text, at) => text.slice(drafts[at].prompt.length));
}
