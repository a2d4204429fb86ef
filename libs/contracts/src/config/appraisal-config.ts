/** Appraisals in a tournament's config: regulation that evolves by evaluations alone. */
import { z } from 'zod';

const rate = z.number().min(0).max(1);

export const appraisal = z
  .strictObject({
    candidates: z.int().min(8).max(1024).default(64).describe('Regulatory genomes that are evaluated in a round.'),
    rounds: z.int().min(1).max(64).default(6).describe('Rounds after a life, each on text of its own.'),
    symbols: z
      .int()
      .min(128)
      .max(65_536)
      .default(512)
      .describe(
        'Of validation text between the blocks that scores are of, on which a round is evaluated, in blocks of 64.',
      ),
    texts: z
      .enum(['present', 'both'])
      .default('present')
      .describe(
        'What they are evaluated on: the text of the niche; or both: as many symbols of the text before the last shift too, expressed by a cue of it.',
      ),
    winner: z
      .enum(['best', 'random'])
      .default('best')
      .describe('By what genomes have descendants in the next round: their evaluations, or chance, for comparison.'),
    rates: z
      .strictObject({ motif: rate, promoter: rate, strength: rate, step: rate, recombination: rate.max(0.5) })
      .partial()
      .default({})
      .describe('How often candidates change; where nothing is said as often as newborns: regulation.rates.'),
  })
  .describe('How regulation evolves by evaluations alone after each life, for the children.');
