/** The standard error of an evaluation as a statement on new text of the kind. */
export interface NewTextErrorView {
  /** From the means of long blocks. */
  standardErrorNats: number;
  /** How many those are, 8 at least, of 8,192 symbols where blocks have 256. */
  blocks: number;
}
