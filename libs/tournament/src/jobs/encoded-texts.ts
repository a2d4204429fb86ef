/** A worker's texts, encoded once for each vocabulary and kept. */
import { type Split, splitText, Vocabulary } from '#corpus';
import type { TextStore } from '../text-store.port';
import type { TextReference } from './job';

export interface EncodedText {
  readonly symbols: Int32Array;
  readonly ranges: Split['ranges'];
  /** What an unknown symbol costs beyond `<unk>`, in nats. */
  readonly unknownPenaltyNats: number;
}

/** Encoded texts kept at most. */
const KEPT = 8;

export class EncodedTexts {
  private readonly kept = new Map<string, Promise<EncodedText>>();

  constructor(private readonly texts: TextStore) {}

  /** The text of a niche. */
  of(niche: string, references: readonly TextReference[], vocabulary: readonly string[]): Promise<EncodedText> {
    const reference = references.find((text) => text.niche === niche);
    if (!reference) throw new Error(`niche ${niche} has no text`);
    const key = JSON.stringify([reference.sha256, vocabulary]);
    const encoded = this.kept.get(key) ?? this.encode(reference.sha256, vocabulary);
    this.kept.delete(key);
    this.kept.set(key, encoded);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value as string);
    return encoded;
  }

  private async encode(sha256: string, symbols: readonly string[]): Promise<EncodedText> {
    const text = await this.texts.readBySha(sha256);
    const vocabulary = new Vocabulary(symbols);
    const { ranges } = splitText(text);
    return { symbols: vocabulary.encode(text), ranges, unknownPenaltyNats: vocabulary.unknownPenaltyNats(text) };
  }
}
