/** The community of a niche: the mixture of its living as one predictor. */
import { z } from 'zod';
import { newText, ON_THIS_TEXT } from './evaluation';
import { bits, count } from './numbers';

const AMBIGUITY =
  'Mean bits per character of the members, by their weights, less those of the mixture: what it gains by their diversity. Null where a member excludes what was written.';

const member = z.object({
  kind: z.enum(['individual', 'baseline']),
  /** An individual's id, or the name of an n-gram such as `WB-2`. */
  name: z.string(),
  weight: z.number().describe('Share in the mixture, fitted on validation.'),
  bitsPerCharacter: bits.nullable().describe('Its own on test; an n-gram of the training part alone.'),
});

/** What was measured is on the test part, on the symbols that champions are evaluated on. */
export const communityView = z.object({
  niche: z.string(),
  members: z
    .array(member)
    .describe('By weight, the heaviest first; those below 1 in 10,000 are left out of the mixture.'),
  of: count.describe('How many could be members.'),
  carriers: count.describe('How many of the heaviest have 95 % of the weight.'),
  parameters: count.describe('Of its individuals in all.'),
  symbols: count,
  nats: z.number(),
  bitsPerCharacter: bits,
  standardErrorNats: z.number().describe(ON_THIS_TEXT),
  newText,
  ambiguityBits: bits.nullable().describe(AMBIGUITY),
  equal: z
    .object({ bitsPerCharacter: bits.nullable(), ambiguityBits: bits.nullable() })
    .describe('The same of the mixture of all with equal weights.'),
  onlineBitsPerCharacter: bits
    .nullable()
    .describe('Of the mixture of all that begins with equal weights and learns them as it reads test.'),
});
export type CommunityView = z.infer<typeof communityView>;
