/** A worker's texts, encoded once for each vocabulary and kept. */
import { type Split, splitText, symbolCosts, type SymbolCosts, Vocabulary } from '#corpus';
import type { TextReference, TextStore } from '#tournament';
import { Recent } from './recent';

export interface EncodedText {
  readonly symbols: Int32Array;
  readonly ranges: Split['ranges'];
  readonly costs: SymbolCosts;
}

/** Encoded texts kept at most. */
const KEPT = 8;

export class EncodedTexts {
  private readonly kept = new Recent<EncodedText>(KEPT);

  constructor(private readonly texts: TextStore) {}

  /** The text of a niche. */
  of(niche: string, references: readonly TextReference[], vocabulary: readonly string[]): Promise<EncodedText> {
    const sha256 = sha256Of(niche, references);
    return this.kept.of(JSON.stringify([sha256, vocabulary]), () => this.encode(sha256, vocabulary));
  }

  private async encode(sha256: string, vocabularySymbols: readonly string[]): Promise<EncodedText> {
    const text = await this.texts.readBySha(sha256);
    const vocabulary = new Vocabulary(vocabularySymbols);
    const { ranges } = splitText(text);
    const symbols = vocabulary.encode(text);
    return { symbols, ranges, costs: symbolCosts(vocabulary, text, symbols, ranges.train) };
  }
}

/** Throws an error if the niche has no text. */
export function sha256Of(niche: string, references: readonly TextReference[]): string {
  const reference = references.find((text) => text.niche === niche);
  if (!reference) throw new Error(`niche ${niche} has no text`);
  return reference.sha256;
}
