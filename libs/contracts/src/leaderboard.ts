import { z } from 'zod';
import { ON_NEW_TEXT, ON_THIS_TEXT, part } from './evaluation';
import { bits, count } from './numbers';

export const leaderboardRow = z.object({
  /** 1 + the number of competitors with fewer bits, of those of its niche that were evaluated on this part. */
  rank: count,
  /** How many these are: on validation individuals, on test champions, communities and baselines. */
  of: count,
  kind: z
    .enum(['individual', 'baseline', 'community'])
    .describe(
      'A community is the mixture of the living of its niche, on test once the tournament has finished. A baseline pays more than the others for symbols that the training split never shows: see baselines of a tournament.',
    ),
  /** An individual's id, the name of a baseline such as `WB-2`, or `community`. */
  name: z.string(),
  family: z.string(),
  niche: z.string(),
  parameters: count.nullable(),
  part,
  bitsPerCharacter: bits,
  standardErrorBits: bits.nullable().describe(ON_THIS_TEXT),
  newText: z.object({ standardErrorBits: bits, blocks: count }).nullable().describe(ON_NEW_TEXT),
});
export type LeaderboardRow = z.infer<typeof leaderboardRow>;
