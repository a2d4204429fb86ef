/** A niche's text, by content. */
export interface TextReference {
  readonly niche: string;
  readonly sha256: string;
}
