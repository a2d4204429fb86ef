/** What each member of a mixture pays for each symbol of a text: the same symbols for all. */
export interface SymbolNats {
  readonly members: number;
  readonly symbols: number;
  /** Negative log-likelihood of each symbol; infinite or NaN where a member gives it no probability. [members, symbols] */
  readonly nats: Float32Array;
}
