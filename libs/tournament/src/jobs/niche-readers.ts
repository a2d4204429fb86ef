/** What a worker needs to write in a niche and to read what was written there, made once for each text and kept. */
import { type FeatureScale, featuresOf, type Lexicons, type Reference, referenceOf, scaleOf, scaleTexts } from '#arena';
import { prngOf } from '#base';
import { splitText, WittenBell } from '#corpus';
import type { TextStore } from '../text-store.port';
import type { TextReference } from './job';

export interface NicheReader {
  /** Held-out text, from which prompts are taken. */
  readonly validation: string;
  /** Of the training text, up to the highest order of the anchors. */
  readonly ngram: WittenBell;
  readonly reference: Reference;
  /** What is usual in the niche, for texts of `length` characters: one scale a tournament. */
  scale(seed: number, length: number): FeatureScale;
}

export const HIGHEST_ORDER = 5;
/** Readers kept at most: each holds an n-gram of a whole text. */
const KEPT = 4;

export class NicheReaders {
  private readonly kept = new Map<string, Promise<NicheReader>>();
  private lexicons: Promise<Lexicons> | undefined;

  constructor(
    private readonly texts: TextStore,
    private readonly readLexicons: () => Promise<Lexicons>,
  ) {}

  of(niche: string, references: readonly TextReference[]): Promise<NicheReader> {
    const text = references.find((reference) => reference.niche === niche);
    if (!text) throw new Error(`niche ${niche} has no text`);
    const reader = this.kept.get(text.sha256) ?? this.open(text.sha256);
    this.kept.delete(text.sha256);
    this.kept.set(text.sha256, reader);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value as string);
    return reader;
  }

  private async open(sha256: string): Promise<NicheReader> {
    const lexicons = await (this.lexicons ??= this.readLexicons());
    const { train, validation } = splitText(await this.texts.readBySha(sha256));
    const ngram = new WittenBell(new TextEncoder().encode(train), HIGHEST_ORDER);
    const reference = referenceOf(train, ngram, lexicons);
    const scales = new Map<string, FeatureScale>();
    const scale = (seed: number, length: number): FeatureScale => {
      const key = `${seed} ${length}`;
      const prng = prngOf({ seed, generation: 0, subject: sha256, purpose: 'scale' });
      const kept =
        scales.get(key) ??
        scaleOf(
          scaleTexts({ ngram, heldOut: validation, length }, prng).map(({ text }) => featuresOf(text, reference)),
        );
      scales.set(key, kept);
      return kept;
    };
    return { validation, ngram, reference, scale };
  }
}
