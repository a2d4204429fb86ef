/**
 * Hallmarks of open-ended evolution (MODES: Dolson, Vostinar, Wiser and Ofria 2019, Artificial Life 25:50), of those who pass the persistence
 * filter (`persistent.ts`) in one generation after the other.
 */
import { sum } from '#base';
import { countsOf } from '#entropy';

/** One who passed the filter. */
export interface Persistent {
  /** Equal of those who are alike. */
  readonly kind: string;
  /** Expressed loci. */
  readonly loci: number;
  readonly parameters: number;
}

export interface Modes {
  /** Who passed the filter. */
  readonly individuals: number;
  /** Kinds that did not in the generation before; null in the first. */
  readonly change: number | null;
  /** Kinds that did in no generation before; null in the first. */
  readonly novelty: number | null;
  /** Complexity: the most of anyone; -Infinity of nobody. */
  readonly loci: number;
  readonly parameters: number;
  /** Shannon entropy of their kinds, as counted: they are all there are, not a sample. */
  readonly ecologyBits: number;
}

/** Remembers the kinds of all generations that it was told. */
export class ModesRecord {
  private readonly former = new Set<Persistent['kind']>();
  private last: ReadonlySet<Persistent['kind']> | null = null;

  /** The next generation. */
  tell(persistent: readonly Persistent[]): Modes {
    const { former, last } = this;
    const kinds = persistent.map(({ kind }) => kind);
    const different = new Set(kinds);
    const notIn = (known: ReadonlySet<Persistent['kind']>): number =>
      [...different].filter((kind) => !known.has(kind)).length;
    const modes = {
      individuals: kinds.length,
      change: last && notIn(last),
      novelty: last && notIn(former),
      loci: Math.max(...persistent.map(({ loci }) => loci)),
      parameters: Math.max(...persistent.map(({ parameters }) => parameters)),
      ecologyBits: sum(countsOf(kinds).map((count) => (count / kinds.length) * Math.log2(kinds.length / count))),
    };
    for (const kind of different) former.add(kind);
    this.last = different;
    return modes;
  }
}
