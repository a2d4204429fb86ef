/** What raters know of English, as plain data; an adapter reads it. All words are in lower case. */
export interface Lexicons {
  /** Words of the language. */
  readonly words: ReadonlySet<string>;
  /** Ratings of a word's sentiment, -4 to 4, by ten people. Hutto and Gilbert 2014, VADER. */
  readonly sentiments: ReadonlyMap<string, readonly number[]>;
  /** A word's phones, such as `EH1 N T R AH0 P IY0`: vowels end in their stress, 0 none, 1 primary, 2 secondary. */
  readonly phones: ReadonlyMap<string, string>;
  /** Words that are likely meant rudely, whatever the context. */
  readonly offensive: ReadonlySet<string>;
  /** Words that nearly every ten-year-old knows. Dale and Chall 1948. */
  readonly easy: ReadonlySet<string>;
}

/** People whose ratings of sentiment are known. */
export const SENTIMENT_RATERS = 10;
