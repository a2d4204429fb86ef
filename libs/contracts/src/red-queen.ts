/** Generation against generation: how well raters of each tell the models of each from people. */
import { z } from 'zod';
import { experimentRowView } from './experiment';
import { count } from './numbers';

export const redQueenQuerySchema = z.strictObject({
  niche: z.string().min(1).max(63).optional().describe('One alone; all when left out.'),
});
export type RedQueenQuery = z.input<typeof redQueenQuerySchema>;
export type RedQueenInput = z.output<typeof redQueenQuerySchema>;

const difference = z.object({
  mean: z.number(),
  interval: z
    .tuple([z.number(), z.number()])
    .readonly()
    .nullable()
    .describe(
      'Of 95 %, by the jackknife over generations; null of fewer than three, and where leaving out any changes nothing.',
    ),
  of: count.describe('Generations that it is the mean of.'),
});
export type RedQueenDifferenceView = z.infer<typeof difference>;

/** One niche. A rate is that at which raters tell the text itself from an individual's after the same prompt, between 0 and 1; 0.5 is a coin. */
export const redQueenView = z.object({
  niche: z.string(),
  evolves: z.boolean().describe('Whether tastes are inherited and selected; else they drift, or stay.'),
  generations: z.array(count).readonly().describe('Those of the matrix: closed ones whose texts are kept.'),
  every: count.describe('They are every so many generations.'),
  rates: z
    .array(z.array(z.number()).readonly())
    .readonly()
    .describe('Mean over raters and texts, by generation of models and then of raters.'),
  bits: z
    .array(z.array(z.number()).readonly())
    .readonly()
    .describe('What telling costs, -log2 of its probability, likewise; 1 is a coin.'),
  past: difference.nullable().describe("Rate on models of the raters' past, less that on those of their own time."),
  future: difference.nullable().describe('Rate on models of their future, less that on those of their own time.'),
  interaction: difference
    .nullable()
    .describe(
      'Rate on models of their own time, less that on all others. Near 0 and 1 also what adds up in log odds makes one.',
    ),
  ratersGain: difference
    .nullable()
    .describe(
      'What raters of the next generation add to the rate on the same models, a generation: steps between generations further apart are divided by the gap.',
    ),
  modelsGain: difference
    .nullable()
    .describe('What models of the next generation add to the rate of the same raters, likewise.'),
});
export type RedQueenView = z.infer<typeof redQueenView>;

/** The differences of a time shift. */
export const TIME_SHIFTS = ['past', 'future', 'interaction', 'ratersGain', 'modelsGain'] as const;

/** Time shifts of the tournaments of an experiment, pooled over its seeds. */
export const pooledRedQueenView = z.object({
  niche: z.string().nullable().describe('Null: of each tournament the mean over niches.'),
  pooled: z
    .array(
      z.object({
        shift: z.enum(TIME_SHIFTS),
        rows: z
          .array(experimentRowView)
          .describe('As of an outcome: the value of a tournament is its difference in rates.'),
      }),
    )
    .describe('Intervals of all differences between arms among them hold together.'),
});
export type PooledRedQueenView = z.infer<typeof pooledRedQueenView>;
