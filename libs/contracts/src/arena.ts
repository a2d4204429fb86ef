/** What the API answers about the arena. Ratings are log-strengths in nats, of which 0 is WB-2 of the niche; higher is better. */
import { z } from 'zod';
import { count } from './numbers';
import { pageOf } from './page';

export const battleOutcome = z.enum(['first', 'second', 'tie']);
export type BattleOutcome = z.infer<typeof battleOutcome>;

const competitorKind = z.enum(['individual', 'baseline', 'held-out']);
export type CompetitorKind = z.infer<typeof competitorKind>;

/** The result of one generation's battles for a competitor of a niche. */
export const ratingView = z.object({
  generation: count,
  niche: z.string(),
  /** An individual's id, a baseline such as `WB-2`, or `held-out text`: the text's own continuation. */
  competitor: z.string(),
  kind: competitorKind,
  nats: z.number(),
  /** Of `nats`, so of the difference to WB-2, whose own is 0. */
  standardErrorNats: z.number(),
  /** 95 % interval of that difference. */
  lowerNats: z.number(),
  upperNats: z.number(),
  /** Its part alone: sqrt(a^2 + b^2) of two is about the error of the difference between them. */
  ownErrorNats: z.number(),
  /** Of Student's t, by which the interval, the ranks and the probability of being better are computed: about one fewer than raters. */
  degreesOfFreedom: count,
  /** 1000 + (400 / ln 10) nats. */
  elo: z.number(),
  /** 1 + the number of competitors above: the 95 % interval of whose difference to this one lies wholly above 0. */
  rank: count,
  /** The number of competitors less those below: the ranks that it may have go down to this. */
  lowestRank: count,
  battles: count,
  /** Ratings by the raters of each taste alone, in nats about their mean. */
  tastes: z.record(z.string(), z.number()),
  /** By a hidden rater that never selects: its utility, in its own units. */
  gold: z.number(),
  /** What the rating rests on, where that is little. */
  notes: z.array(z.string()),
});
export type RatingView = z.infer<typeof ratingView>;

/** `bradley-terry`: penalised maximum likelihood. `length-controlled`: that at equal lengths. The others run through the battles in their order. */
export type RatingMethod = 'bradley-terry' | 'length-controlled' | 'elo' | 'weng-lin';

const spread = z.number().nullable();
/**
 * A rating computed on demand, by a method that the caller chooses or by one rater alone. Its spread is null where the method gives none, and
 * degrees of freedom where it takes errors as normal.
 */
export const ratingByMethodView = ratingView.extend({
  standardErrorNats: spread,
  lowerNats: spread,
  upperNats: spread,
  ownErrorNats: spread,
  degreesOfFreedom: spread,
});
export type RatingByMethodView = z.infer<typeof ratingByMethodView>;

/** Two competitors continued a prompt, and a rater preferred one. */
export const battleView = z.object({
  generation: count,
  niche: z.string(),
  /** In the order in which they were fought, from 0. */
  number: count,
  first: z.string(),
  second: z.string(),
  prompt: count,
  rater: z.string(),
  /** `void`: the rater failed. */
  outcome: z.enum(['first', 'second', 'tie', 'void']),
});
export type BattleView = z.infer<typeof battleView>;
export const battlePage = pageOf(battleView);

/** A battle with what was read. */
export const battleDetailView = battleView.extend({
  promptText: z.string(),
  firstText: z.string(),
  secondText: z.string(),
});
export type BattleDetailView = z.infer<typeof battleDetailView>;

/** A mean with its standard error. */
const estimateView = z.object({ value: z.number(), standardError: z.number() });
export type EstimateView = z.infer<typeof estimateView>;

const interval = z.object({ lower: z.number(), upper: z.number() });

/** How far ratings agree with what they should stand for. */
const targetView = z.object({
  /** Rank correlation with its interval. */
  spearman: z.number(),
  interval,
  /**
   * How much further the best by rating stand above the mean in it than in the target, in standard deviations: about 0 where ratings are
   * what is meant, except for errors, which are taken out.
   */
  gap: z.number(),
  /** 95 % interval. */
  gapInterval: interval,
});
export type TargetView = z.infer<typeof targetView>;

/** Do ratings still stand for what is meant? */
const goodhartView = z.object({
  /** With low cross-entropy; null with fewer than four individuals, or where one of the two does not vary. */
  withLoss: targetView.nullable(),
  /** With the utility of a hidden rater that never selects. */
  withGold: targetView.nullable(),
  /** Over the living: the rating above WB-2 in nats, and the gold utility above that of WB-2. */
  proxy: estimateView,
  gold: estimateView,
  /** Squared correlation of ratings with what they estimate, from 0 to 1, among the living; null where they do not vary. */
  reliability: z.number().nullable(),
  /** Over the last generations the proxy rose while gold fell. */
  flagged: z.boolean(),
});
export type GoodhartView = z.infer<typeof goodhartView>;

/** The arena of a niche in a generation. */
export const arenaView = z.object({
  battles: count,
  /** Battles whose rater failed. */
  voided: count,
  /** Share of the pairs judged by two raters on which they agree; null where none was. */
  agreement: z.object({ rate: z.number(), standardError: z.number() }).nullable(),
  best: z.object({ id: z.string(), nats: z.number(), rank: count }).nullable(),
  /** Votes of people that counted, and the voters left out as outliers. */
  votes: count,
  outliers: z.array(z.string()),
  /** Votes and battles that would have to be the other way round to change who ranks first; null where none would. */
  leverage: count.nullable(),
  goodhart: goodhartView,
});
export type ArenaView = z.infer<typeof arenaView>;

/** An anonymous pair to vote on: who wrote what is shown after the vote. */
export const ballotView = z.object({
  id: z.string(),
  tournamentId: z.string(),
  niche: z.string(),
  prompt: z.string(),
  first: z.string(),
  second: z.string(),
});
export type BallotView = z.infer<typeof ballotView>;

export const voteView = z.object({
  ballotId: z.string(),
  outcome: battleOutcome,
  /** Who wrote what. */
  first: z.string(),
  second: z.string(),
  /** In which the texts were written. */
  generation: count,
  late: z
    .boolean()
    .describe('Too late for the ratings of that generation: it counts in later ones alone, where both still compete.'),
  ended: z.boolean().describe('Whether the tournament has ended: no rating will count it.'),
  /** Votes that this voter may still cast today. */
  left: count,
});
export type VoteView = z.infer<typeof voteView>;

export interface BallotBody {
  /** Names who votes: 8 to 64 letters, digits and hyphens, drawn by the client and kept to itself. */
  voter: string;
  niche?: string;
}

export interface VoteBody {
  voter: string;
  outcome: BattleOutcome;
}

/** What an individual learned from preferences between its own texts. */
export const learningView = z.object({
  /** Judgements that were no tie. */
  pairs: count,
  /** Steps that led to the weights. */
  steps: count,
  /** Divergence from what it was before, nats a symbol of its own text. */
  klNats: z.number(),
  /** FLOPs of all that it took: texts, checks and steps, those taken back too. */
  flops: z.number().min(0),
  /**
   * Its FLOPs allow no step, nothing was preferred, all steps were taken, its FLOPs allowed no more of them, the divergence allowed was reached,
   * or a number was not finite. Stored rows say `finished` for `flops` too.
   */
  ended: z.enum(['unaffordable', 'undecided', 'finished', 'flops', 'budget', 'diverged']),
  /** Why it diverged. */
  cause: z.string().optional(),
});
export type LearningView = z.infer<typeof learningView>;

/** The result of one small fixed test: how many nats a symbol the model gains from what it could use, and whether that is beyond doubt. */
export const probeView = z.object({ nats: z.number(), standardError: z.number(), passed: z.boolean() });
