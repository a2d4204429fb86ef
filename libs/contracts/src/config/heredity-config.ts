/** What passes from life to life, and from generation to generation of one life. */
import { z } from 'zod';
import { WEIGHT_STEP } from '#evolution';

export const heredity = z
  .strictObject({
    weights: z
      .enum(['lamarckian', 'baldwinian', 'darwinian'])
      .default('lamarckian')
      .describe(
        'What a child starts from: trained weights, as `breeding.donors` says, those that its donors were born with, which mutate (baldwinian), or fresh ones (darwinian).',
      ),
    weightStep: z
      .number()
      .min(0)
      .max(10)
      .default(WEIGHT_STEP)
      .describe(
        'Of baldwinian weights: deviation of their mutation, as a share of the root mean square of each tensor.',
      ),
    shrink: z
      .number()
      .min(0)
      .max(1)
      .default(1)
      .describe(
        'Of trained weights, what stays in a child with another network than its donor; the rest is of fresh ones (shrink and perturb). 1: a network that grew computes the same at birth.',
      ),
    moments: z
      .boolean()
      .default(true)
      .describe(
        "Whether the optimizer's moments pass on with weights, to children of the same optimizer and to those who live on.",
      ),
    survivorsTrain: z.boolean().default(true).describe('Whether those who live on train in each generation.'),
    schedule: z
      .enum(['life', 'tournament'])
      .default('life')
      .describe('What learning rates fall over: each generation of a life anew, or once, over all generations.'),
  })
  .describe('What passes from life to life, and from generation to generation of one life.');
