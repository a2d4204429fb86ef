/**
 * Which symbols of a text an evaluation scores by the model. How often symbols occur that the training split never shows, no model
 * can have learnt: the probability that it gives them is what training left over, and label smoothing would be rewarded for leaving more. So
 * their share is the niche's, the same for every model; a model predicts the others:
 *   P(s) = (1 - e) p(s) / p(all that the training split shows)  for a symbol that it shows,
 *   P(s) = e / D                                                for one of the D distinct others in the text,
 * with e = T / (N + T), what Witten and Bell 1991 (method C) keep for what is new after N symbols of T kinds; the n-gram baselines keep
 * the same. A symbol beyond the vocabulary's limit that the training split shows is read as `<unk>`, which is then learnt, and costs
 * ln(distinct symbols beyond the vocabulary) more.
 */
import { symbolsOf } from './code-points';
import type { Range } from './range';
import { UNKNOWN_ID, type Vocabulary } from './vocabulary';

export interface SymbolCosts {
  /** 1 for a symbol of the vocabulary that the training split never shows, 0 for others. [vocabulary] */
  readonly unseen: Float32Array;
  /** Nats that a symbol costs in addition to the model's own; what an unseen one costs in all. [vocabulary] */
  readonly nats: Float64Array;
}

/** Of a text, encoded as `symbols`, whose training split is `train`. */
export function symbolCosts(vocabulary: Vocabulary, text: string, symbols: Int32Array, train: Range): SymbolCosts {
  const shown = new Set(symbols.subarray(train.start, train.end));
  const unseen = Float32Array.from(vocabulary.symbols, (_, id) => (shown.has(id) ? 0 : 1));
  const distinct = [...symbolsOf(text)].map((symbol) => vocabulary.encode(symbol)[0]);
  const newcomers = distinct.filter((id) => unseen[id]).length;
  const unknown = distinct.filter((id) => id === UNKNOWN_ID).length;
  const length = train.end - train.start;
  const share = unseen.includes(1) ? shown.size / (length + shown.size) : 0;
  const nats = Float64Array.from(unseen, (isUnseen, id) => {
    if (isUnseen) return Math.log(Math.max(1, newcomers) / share);
    return -Math.log1p(-share) + (id === UNKNOWN_ID ? Math.log(Math.max(1, unknown)) : 0);
  });
  return { unseen, nats };
}
