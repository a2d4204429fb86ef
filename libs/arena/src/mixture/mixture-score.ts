/** What a mixture pays for a text that comes section by section, so that no more than one section is held. */
import { standardError, sum } from '#base';
import { mixtureNats } from './ambiguity';
import { OnlineMixture } from './online-mixture';
import type { SymbolNats } from './symbol-nats';

/** Means a symbol, in nats. */
export interface MixtureScore {
  readonly symbols: number;
  readonly nats: number;
  /** Over blocks. */
  readonly standardErrorNats: number;
  /** Of each block, in order of the text. */
  readonly blocks: readonly number[];
  readonly ambiguityNats: number;
  /** Of the mixture with equal weights. */
  readonly equal: { readonly nats: number; readonly ambiguityNats: number };
  /** Of the mixture that learns its weights as it reads. */
  readonly onlineNats: number;
  /** Of each member alone. */
  readonly memberNats: readonly number[];
}

/** Share of the weight that is spread evenly after each symbol: once a block of 256 somebody else may lead. */
const SHARE = 1 / 256;

/** `sections` are in order of the text, each of whole blocks of `lengths` symbols. */
export async function scoreMixture(
  weights: readonly number[],
  sections: AsyncIterable<{ readonly scored: SymbolNats; readonly lengths: readonly number[] }>,
): Promise<MixtureScore> {
  const even = weights.map(() => 1 / weights.length);
  const online = new OnlineMixture(weights.length, SHARE);
  const blocks: number[] = [];
  const memberNats = weights.map(() => 0);
  const totals = { symbols: 0, nats: 0, ambiguity: 0, equal: 0, equalAmbiguity: 0, online: 0 };
  for await (const { scored, lengths } of sections) {
    const fitted = mixtureNats(scored, weights);
    const equal = mixtureNats(scored, even);
    totals.symbols += scored.symbols;
    totals.nats += sum([...fitted.mixture]);
    totals.ambiguity += sum([...fitted.ambiguity]);
    totals.equal += sum([...equal.mixture]);
    totals.equalAmbiguity += sum([...equal.ambiguity]);
    totals.online += sum([...online.read(scored)]);
    weights.forEach((_, member) => {
      const { nats, symbols } = scored;
      memberNats[member] += sum([...nats.subarray(member * symbols, (member + 1) * symbols)]);
    });
    blocks.push(...meansOfBlocks(fitted.mixture, lengths));
  }
  const { symbols } = totals;
  return {
    symbols,
    nats: totals.nats / symbols,
    standardErrorNats: standardError(blocks),
    blocks,
    ambiguityNats: totals.ambiguity / symbols,
    equal: { nats: totals.equal / symbols, ambiguityNats: totals.equalAmbiguity / symbols },
    onlineNats: totals.online / symbols,
    memberNats: memberNats.map((total) => total / symbols),
  };
}

function meansOfBlocks(values: Float64Array, lengths: readonly number[]): number[] {
  let start = 0;
  return lengths.map((length) => sum([...values.subarray(start, (start += length))]) / length);
}
