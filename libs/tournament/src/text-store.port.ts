/** The texts of niches, by content. */
export interface TextStore {
  /** Throws an error in one sentence if there is no text of that SHA-256. */
  readBySha(sha256: string): Promise<string>;
}
