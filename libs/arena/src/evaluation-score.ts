/** What an evaluation says of a model: cross-entropy on held-out text. Lower is better. */
import { standardError, sum } from '#base';
import { natsToBits } from '#entropy';

export interface EvaluationScore {
  /** Symbols scored. */
  readonly symbols: number;
  /** Mean cross-entropy a symbol; NaN or infinite for a model that has diverged. */
  readonly nats: number;
  /** The same in bits: a symbol is a character (a Unicode code point). */
  readonly bitsPerCharacter: number;
  /** Of `nats`, over blocks, as a statement on this text; `newTextError` says what it is on new text of the kind. */
  readonly standardErrorNats: number;
  /** Mean entropy of the predicted distributions, in bits a symbol. */
  readonly predictionEntropyBits: number;
  /** Mean nats a symbol of each block, in order of the text. */
  readonly blocks: readonly number[];
}

/** Sums over the symbols of one block, in nats. */
export interface BlockTotal {
  symbols: number;
  nats: number;
  entropy: number;
}

export function scoreOfBlocks(totals: readonly BlockTotal[]): EvaluationScore {
  const symbols = sum(totals.map((total) => total.symbols));
  const nats = sum(totals.map((total) => total.nats)) / symbols;
  const blocks = totals.map((total) => total.nats / total.symbols);
  return {
    symbols,
    nats,
    bitsPerCharacter: natsToBits(nats),
    standardErrorNats: standardError(blocks),
    predictionEntropyBits: natsToBits(sum(totals.map((total) => total.entropy)) / symbols),
    blocks,
  };
}
