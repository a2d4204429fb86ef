/** One standard error of an evaluation as a statement on new text of the kind. A 95 % interval is Student's t of `blocks` - 1 degrees of freedom times it: 2.36 for 8. */
export interface NewTextErrorView {
  /** From the means of long blocks. */
  standardErrorNats: number;
  /** How many those are, 8 at least, of 8,192 symbols where blocks have 256. */
  blocks: number;
}
