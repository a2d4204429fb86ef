/** What the API answers about battles, ratings and votes; the compiler holds the schemas to the wire types. */
import { z } from 'zod';
import type {
  ArenaView,
  BallotView,
  BattleDetailView,
  BattleView,
  LearningView,
  Page,
  ProbeView,
  RatingByMethodView,
  RatingView,
  VoteView,
} from '#contracts';

const count = z.int().min(0);
const outcome = z.enum(['first', 'second', 'tie']);

const estimate = z.object({ value: z.number(), standardError: z.number() });
const interval = z.object({ lower: z.number(), upper: z.number() });
const target = z.object({
  spearman: z.number(),
  interval,
  gap: z.number(),
  gapInterval: interval,
});

export const arenaView = z.object({
  battles: count,
  voided: count,
  agreement: z.object({ rate: z.number(), standardError: z.number() }).nullable(),
  best: z.object({ id: z.string(), nats: z.number(), rank: count }).nullable(),
  votes: count,
  outliers: z.array(z.string()),
  leverage: count.nullable(),
  goodhart: z.object({
    withLoss: target.nullable(),
    withGold: target.nullable(),
    proxy: estimate,
    gold: estimate,
    reliability: z.number().nullable(),
    flagged: z.boolean(),
  }),
}) satisfies z.ZodType<ArenaView>;

export const learningView = z.object({
  pairs: count,
  steps: count,
  klNats: z.number(),
  flops: z.number().min(0),
  ended: z.enum(['unaffordable', 'undecided', 'finished', 'flops', 'budget', 'diverged']),
  cause: z.string().optional(),
}) satisfies z.ZodType<LearningView>;

export const probeView = z.object({
  nats: z.number(),
  standardError: z.number(),
  passed: z.boolean(),
}) satisfies z.ZodType<ProbeView>;

export const ratingView = z.object({
  generation: count,
  niche: z.string(),
  competitor: z.string(),
  kind: z.enum(['individual', 'baseline', 'held-out']),
  nats: z.number(),
  standardErrorNats: z.number(),
  lowerNats: z.number(),
  upperNats: z.number(),
  ownErrorNats: z.number(),
  degreesOfFreedom: count,
  elo: z.number(),
  rank: count,
  lowestRank: count,
  battles: count,
  tastes: z.record(z.string(), z.number()),
  gold: z.number(),
  notes: z.array(z.string()),
}) satisfies z.ZodType<RatingView>;

const spread = z.number().nullable();
export const ratingByMethodView = ratingView.extend({
  standardErrorNats: spread,
  lowerNats: spread,
  upperNats: spread,
  ownErrorNats: spread,
  degreesOfFreedom: spread,
}) satisfies z.ZodType<RatingByMethodView>;

export const battleView = z.object({
  generation: count,
  niche: z.string(),
  number: count,
  first: z.string(),
  second: z.string(),
  prompt: count,
  rater: z.string(),
  outcome: z.enum(['first', 'second', 'tie', 'void']),
}) satisfies z.ZodType<BattleView>;

export const battlePage = z.object({
  rows: z.array(battleView),
  next: z.string().nullable(),
}) satisfies z.ZodType<Page<BattleView>>;

export const battleDetailView = battleView.extend({
  promptText: z.string(),
  firstText: z.string(),
  secondText: z.string(),
}) satisfies z.ZodType<BattleDetailView>;

export const ballotView = z.object({
  id: z.string(),
  tournamentId: z.string(),
  niche: z.string(),
  prompt: z.string(),
  first: z.string(),
  second: z.string(),
}) satisfies z.ZodType<BallotView>;

export const voteView = z.object({
  ballotId: z.string(),
  outcome,
  first: z.string(),
  second: z.string(),
  generation: count,
  late: z
    .boolean()
    .describe('Too late for the ratings of that generation: it counts in later ones alone, where both still compete.'),
  ended: z.boolean().describe('Whether the tournament has ended: no rating will count it.'),
  left: count,
}) satisfies z.ZodType<VoteView>;
