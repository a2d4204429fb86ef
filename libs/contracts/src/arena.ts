/** What the API answers about the arena. Ratings are log-strengths in nats, of which 0 is WB-2 of the niche; higher is better. */

export type BattleOutcome = 'first' | 'second' | 'tie';
export type CompetitorKind = 'individual' | 'baseline' | 'held-out';

/** The result of one generation's battles for a competitor of a niche. */
export interface RatingView {
  generation: number;
  niche: string;
  /** An individual's id, a baseline such as `WB-2`, or `held-out text`: the text's own continuation. */
  competitor: string;
  kind: CompetitorKind;
  nats: number;
  /** Of `nats`, so of the difference to WB-2, whose own is 0. */
  standardErrorNats: number;
  /** 95 % interval of that difference. */
  lowerNats: number;
  upperNats: number;
  /** Its part alone: sqrt(a^2 + b^2) of two is about the error of the difference between them. */
  ownErrorNats: number;
  /** Of Student's t, by which the interval, the ranks and the probability of being better are computed: about one fewer than raters. */
  degreesOfFreedom: number;
  /** 1000 + (400 / ln 10) nats. */
  elo: number;
  /** 1 + the number of competitors above: the 95 % interval of whose difference to this one lies wholly above 0. */
  rank: number;
  /** The number of competitors less those below: the ranks that it may have go down to this. */
  lowestRank: number;
  battles: number;
  /** Ratings by the raters of each taste alone, in nats about their mean. */
  tastes: Record<string, number>;
  /** By a hidden rater that never selects: its utility, in its own units. */
  gold: number;
  /** What the rating rests on, where that is little. */
  notes: string[];
}

/** `bradley-terry`: penalised maximum likelihood. `length-controlled`: that at equal lengths. The others run through the battles in their order. */
export type RatingMethod = 'bradley-terry' | 'length-controlled' | 'elo' | 'weng-lin';

type Spread = 'standardErrorNats' | 'lowerNats' | 'upperNats' | 'ownErrorNats' | 'degreesOfFreedom';

/** A rating computed on demand, by a method that the caller chooses or by one rater alone. Its spread is null where the method gives none, and degrees of freedom where it takes errors as normal. */
export type RatingByMethodView = Omit<RatingView, Spread> & { [Field in Spread]: number | null };

/** Two competitors continued a prompt, and a rater preferred one. */
export interface BattleView {
  generation: number;
  niche: string;
  /** In the order in which they were fought, from 0. */
  number: number;
  first: string;
  second: string;
  prompt: number;
  rater: string;
  /** `void`: the rater failed. */
  outcome: BattleOutcome | 'void';
}

/** A battle with what was read. */
export interface BattleDetailView extends BattleView {
  promptText: string;
  firstText: string;
  secondText: string;
}

/** A mean with its standard error. */
export interface EstimateView {
  value: number;
  standardError: number;
}

/** How far ratings agree with what they should stand for. */
export interface TargetView {
  /** Rank correlation with its interval. */
  spearman: number;
  interval: { lower: number; upper: number };
  /**
   * How much further the best by rating stand above the mean in it than in the target, in standard deviations: about 0 where ratings are
   * what is meant, except for errors, which are taken out.
   */
  gap: number;
  /** 95 % interval. */
  gapInterval: { lower: number; upper: number };
}

/** Do ratings still stand for what is meant? */
export interface GoodhartView {
  /** With low cross-entropy; null with fewer than four individuals, or where one of the two does not vary. */
  withLoss: TargetView | null;
  /** With the utility of a hidden rater that never selects. */
  withGold: TargetView | null;
  /** Over the living: the rating above WB-2 in nats, and the gold utility above that of WB-2. */
  proxy: EstimateView;
  gold: EstimateView;
  /** Squared correlation of ratings with what they estimate, from 0 to 1, among the living; null where they do not vary. */
  reliability: number | null;
  /** Over the last generations the proxy rose while gold fell. */
  flagged: boolean;
}

/** The arena of a niche in a generation. */
export interface ArenaView {
  battles: number;
  /** Battles whose rater failed. */
  voided: number;
  /** Share of the pairs judged by two raters on which they agree; null where none was. */
  agreement: { rate: number; standardError: number } | null;
  best: { id: string; nats: number; rank: number } | null;
  /** Votes of people that counted, and the voters left out as outliers. */
  votes: number;
  outliers: string[];
  /** Votes and battles that would have to be the other way round to change who ranks first; null where none would. */
  leverage: number | null;
  goodhart: GoodhartView;
}

/** An anonymous pair to vote on: who wrote what is shown after the vote. */
export interface BallotView {
  id: string;
  tournamentId: string;
  niche: string;
  prompt: string;
  first: string;
  second: string;
}

export interface VoteView {
  ballotId: string;
  outcome: BattleOutcome;
  /** Who wrote what. */
  first: string;
  second: string;
  /** In which the texts were written. */
  generation: number;
  /** Came after the votes for the ratings of that generation were taken: it counts in later ones alone, where both still compete. */
  late: boolean;
  /** Whether the tournament has ended, so that no rating will count it. */
  ended: boolean;
  /** Votes that this voter may still cast today. */
  left: number;
}

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
export interface LearningView {
  /** Judgements that were no tie. */
  pairs: number;
  /** Steps that led to the weights. */
  steps: number;
  /** Divergence from what it was before, nats a symbol of its own text. */
  klNats: number;
  /** FLOPs of all that it took: texts, checks and steps, those taken back too. */
  flops: number;
  /**
   * Its FLOPs allow no step, nothing was preferred, all steps were taken, its FLOPs allowed no more of them, the divergence allowed was reached,
   * or a number was not finite. Stored rows say `finished` for `flops` too.
   */
  ended: 'unaffordable' | 'undecided' | 'finished' | 'flops' | 'budget' | 'diverged';
  /** Why it diverged. */
  cause?: string;
}

/** The result of one small fixed test: how many nats a symbol the model gains from what it could use, and whether that is beyond doubt. */
export interface ProbeView {
  nats: number;
  standardError: number;
  passed: boolean;
}
