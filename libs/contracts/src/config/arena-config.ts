/** The arena in a tournament's config: its panel, its battles, and how ratings are fitted. */
import { z } from 'zod';
import { CLUSTERINGS, DEFAULT_PANEL, PAIRING_NAMES, TASTE_NAMES, type TasteName } from '#arena';
import { TASTE_STEP } from '#evolution';

const share = z.number().min(0).max(1000).default(0);
const tastes = z.strictObject(
  Object.fromEntries(TASTE_NAMES.map((name) => [name, share])) as Record<TasteName, typeof share>,
);

const panel = z
  .strictObject({
    raters: z.int().min(1).max(1000).default(DEFAULT_PANEL.raters).describe('Simulated raters.'),
    tastes: tastes
      .default({ ...DEFAULT_PANEL.tastes })
      .describe('How many raters have each taste, as shares; docs/arena.md lists the tastes.'),
    rationality: z
      .number()
      .min(0)
      .max(100)
      .default(DEFAULT_PANEL.rationality)
      .describe('How surely a rater prefers what pleases it more; 0 is a coin.'),
    orderBias: z.number().min(-10).max(10).default(DEFAULT_PANEL.orderBias).describe('For the text shown first.'),
    lengthBias: z.number().min(-10).max(10).default(DEFAULT_PANEL.lengthBias).describe('For the longer text.'),
    fatigue: z.number().min(0).max(1).default(DEFAULT_PANEL.fatigue).describe('How fast a rater tires.'),
    drift: z
      .number()
      .min(0)
      .max(10)
      .default(DEFAULT_PANEL.drift)
      .describe('How tastes wander from generation to generation.'),
  })
  .describe('Simulated raters.');

const coevolution = z
  .strictObject({
    survivors: z
      .int()
      .min(0)
      .max(100)
      .default(4)
      .describe('Raters who live on, the best at telling; fewer than there are.'),
    contestants: z
      .int()
      .min(1)
      .max(100)
      .default(2)
      .describe('Of the tournaments that choose the parents of raters; 1 is no selection.'),
    crossoverRate: z.number().min(0).max(1).default(0.5).describe('Probability that a rater has two parents.'),
    mutationRate: z.number().min(0).max(1).default(0.3).describe('Probability that a gene of taste mutates.'),
    mutationScale: z
      .number()
      .min(0)
      .max(16)
      .default(TASTE_STEP)
      .describe('Standard deviation of its mutation, in nats of preference a standard score.'),
  })
  .describe('Raters inherit their tastes, and are selected for telling the texts of models from the text itself.');

const habituation = z
  .strictObject({
    strength: z
      .number()
      .gt(0)
      .max(16)
      .default(0.5)
      .describe('Nats of preference a standard score that a style loses when all texts lately were of it.'),
    memory: z
      .number()
      .min(0)
      .lt(1)
      .default(0.5)
      .describe('What stays in a generation of how common styles were before; the rest is of its own battles.'),
  })
  .describe('Raters like a style the less the more of it was to be read in battles lately.');

const ratings = z
  .strictObject({
    lengthControlled: z
      .boolean()
      .default(false)
      .describe('Ratings at equal lengths of text: the effect of length is fitted beside them.'),
    clusterBy: z
      .enum(CLUSTERINGS)
      .default('rater')
      .describe('What standard errors take as drawn together: all preferences of a prompt or a rater, or each alone.'),
  })
  .describe('How ratings are fitted to preferences.');

export const arena = z
  .strictObject({
    panel: panel.prefault({}),
    coevolution: coevolution
      .nullable()
      .default(null)
      .describe(
        'How raters evolve beside the models (docs/coevolution.md); null: they are the panel, whose tastes drift.',
      ),
    habituation: habituation
      .nullable()
      .default(null)
      .describe('How raters tire of what is common (docs/arena.md); null: they do not.'),
    prompts: z
      .int()
      .min(1)
      .max(64)
      .default(8)
      .describe('Prompts of a niche in a generation, from its validation text.'),
    promptCharacters: z.int().min(1).max(1000).default(100).describe('Characters of a prompt.'),
    sampleCharacters: z
      .int()
      .min(100)
      .max(5000)
      .default(1000)
      .describe('Characters that each writes after each prompt.'),
    rounds: z.int().min(1).max(500).default(64).describe('In each a competitor meets one other on average.'),
    pairing: z.enum(PAIRING_NAMES).default('active').describe('How the pairs of a round are drawn.'),
    judges: z.int().min(1).max(20).default(2).describe('Raters who judge the same pair.'),
    voteWeight: z.number().gt(0).max(100).default(1).describe("What a person's vote counts for, a rater's being 1."),
    votingSeconds: z
      .number()
      .min(0)
      .max(86_400)
      .default(0)
      .describe("Time that people have to vote before a generation's ratings are fitted."),
    ratings: ratings.prefault({}),
  })
  .describe('Battles under simulated raters and people.');
