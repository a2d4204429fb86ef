/** What a config says of what is measured. */
import { z } from 'zod';

const community = z
  .strictObject({
    members: z
      .enum(['none', 'models', 'models-and-n-grams'])
      .default('models')
      .describe(
        'Who is mixed: nobody, neither at the end nor in a generation, the living of the niche, or they and its n-grams.',
      ),
    generationSymbols: z
      .int()
      .min(0)
      .max(10_000_000)
      .default(4096)
      .refine((symbols) => symbols === 0 || symbols >= 1024, 'must be 0, or at least 1024')
      .describe(
        'Validation symbols on which the mixture of the living is measured in each generation; 0: it is not measured before the end.',
      ),
  })
  .describe('The mixture of the living of each niche as one predictor, made as the tournament ends.');

export const evaluation = z.strictObject({
  validationSymbols: z.int().min(1024).max(10_000_000).default(16_384).describe('Validation symbols of an evaluation.'),
  testSymbols: z.int().min(1024).max(10_000_000).default(131_072).describe('Test symbols scored for champions.'),
  atBirth: z
    .boolean()
    .default(false)
    .describe(
      'Whether newborns are evaluated on validation before training too, which tells what they inherited from what they learned.',
    ),
  probes: z
    .boolean()
    .default(false)
    .describe(
      'Whether those who trained are evaluated by the probes of emergence: copying, bracket closing, induction and so on.',
    ),
  formerText: z
    .boolean()
    .default(false)
    .describe(
      'Whether in a niche whose text has changed all who live are evaluated in each generation on the text before, too, which tells what they forget.',
    ),
  persistence: z
    .int()
    .min(1)
    .max(9_999)
    .nullable()
    .default(null)
    .describe(
      'Generations that a line has to last to count for change, novelty, complexity and ecology; null: 2 (N - 1), N being the largest capacity of a deme, or with migration that of all demes.',
    ),
  community: community.prefault({}),
});
