/** What a worker needs to write in a niche and to read what was written there, made once for each text and kept. */
import { type FeatureScale, featuresOf, type Lexicons, type Reference, referenceOf, scaleOf, scaleTexts } from '#arena';
import { prngOf } from '#base';
import { splitText, WittenBell } from '#corpus';
import { HIGHEST_ORDER, type TextReference, type TextStore } from '#tournament';
import { sha256Of } from './encoded-texts';
import { Recent } from './recent';

export interface NicheReader {
  readonly text: string;
  /** Held-out text, from which prompts are taken. */
  readonly validation: string;
  /** Of the training text, up to the highest order of the baselines. */
  readonly ngram: WittenBell;
  readonly reference: Reference;
  /** What is usual in the niche, for texts of `length` characters: one scale a tournament. */
  scale(seed: number, length: number): FeatureScale;
}

/** Readers kept at most: each holds an n-gram of a whole text. */
const KEPT = 4;

export class NicheReaders {
  private readonly kept = new Recent<NicheReader>(KEPT);
  private lexicons: Promise<Lexicons> | undefined;

  constructor(
    private readonly texts: TextStore,
    private readonly readLexicons: () => Promise<Lexicons>,
  ) {}

  of(niche: string, references: readonly TextReference[]): Promise<NicheReader> {
    const sha256 = sha256Of(niche, references);
    return this.kept.of(sha256, () => this.open(sha256));
  }

  private async open(sha256: string): Promise<NicheReader> {
    const lexicons = await (this.lexicons ??= this.readLexicons());
    const text = await this.texts.readBySha(sha256);
    const { train, validation } = splitText(text);
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
    return { text, validation, ngram, reference, scale };
  }
}
