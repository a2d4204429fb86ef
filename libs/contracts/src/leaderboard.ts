import type { Part } from './views';

export interface LeaderboardRow {
  /** 1 + the number of competitors with fewer bits, of those of its niche that were evaluated on this part. */
  rank: number;
  /** How many these are: on validation individuals, on test champions and baselines. */
  of: number;
  /** A baseline pays more than individuals for symbols that the training split never shows (decision 0012). */
  kind: 'individual' | 'baseline';
  /** An individual's id, or the name of a baseline such as `WB-2`. */
  name: string;
  family: string;
  niche: string;
  parameters: number | null;
  part: Part;
  bitsPerCharacter: number;
  /** As a statement on this text, from the means of blocks of 256 symbols. */
  standardErrorBits: number | null;
  /** As a statement on new text of the kind, from `blocks` long blocks; null where these are too few, and on the validation part. */
  newText: { standardErrorBits: number; blocks: number } | null;
}
