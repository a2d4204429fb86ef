/** The battles of a niche in a generation, from what its competitors wrote, and the ratings that come of them. */
import {
  eBenjaminiHochberg,
  type FeatureScale,
  fitBradleyTerry,
  type FoughtBattle,
  goldRater,
  goodhart,
  goodhartTrend,
  holdBattles,
  judge,
  judgementsOf,
  leverage,
  ownErrors,
  pairwiseAgreement,
  reliabilityOf,
  type Seen,
  seenIn,
  type Preference,
  raterEvidence,
  type Rater,
  type Ratings,
  tellingBits,
  type TextFeatures,
  toElo,
  utility,
} from '#arena';
import { mean, prngOf, standardError } from '#base';
import type { ArenaView, CompetitorKind, EstimateView, GoodhartView } from '#contracts';
import {
  HELD_OUT,
  type Battle,
  byCompetitor,
  isIndividual,
  type JudgedArena,
  type JudgeJob,
  type LengthOf,
  panelOf,
  preferencesOfBattles,
  preferencesOfVotes,
  type Rating,
} from '#tournament';
import { contrastsOf } from './contrasts-of';
import type { NicheReaders } from '#workbench';

/** The competitor at which ratings are 0. */
export const ZERO = 'WB-2';
/** Share of voters called outliers who are none, at most. */
const FALSE_DISCOVERY_RATE = 0.05;

export async function judgeNiche(job: JudgeJob, readers: NicheReaders): Promise<JudgedArena> {
  const { seed, generation, niche, settings } = job;
  const reader = await readers.of(niche, job.texts);
  const scale = reader.scale(seed, settings.sampleCharacters);
  const names = [...new Set(job.samples.map(({ competitor }) => competitor))].sort(byCompetitor);
  const written = readings(job, names);
  const raters = panelOf(seed, generation, settings.panel, job.tastes);
  const gold = goldRater();
  const ids = raters.map(({ id }) => id);
  const lengthOf: LengthOf = (name, prompt) => written[names.indexOf(name)][prompt].length;
  const voting = countVotes(job, names, lengthOf);
  const fought = holdBattles(
    {
      competitors: names.length,
      prompts: settings.prompts,
      raters: ids,
      pairing: settings.pairing,
      rounds: settings.rounds,
      judges: settings.judges,
      earlier: voting.preferences,
    },
    ({ first, second, prompt, rater, index }, prng) =>
      judge(raters[rater], written[first][prompt], written[second][prompt], { scale, index, prng }),
    (round) => prngOf({ seed, generation, subject: `${niche} ${round}`, purpose: 'battles' }),
  );
  const battles = fought.map((battle, number) => battleOf(job, names, raters, battle, number));
  const preferences = [...preferencesOfBattles(battles, names, lengthOf), ...voting.preferences];
  const fit = fitBradleyTerry(preferences, names.length, {
    ...settings.ratings,
    reference: names.indexOf(ZERO),
  });
  const goldByPrompt = written.map((own) => own.map((features) => utility(gold, features, scale)));
  const ratings = ratingsOf(job, names, raters, preferences, fit, goldByPrompt.map(mean));
  const individuals = ratings.filter(({ kind }) => kind === 'individual');
  const best = individuals.reduce<Rating | null>((most, next) => (most && most.nats >= next.nats ? most : next), null);
  return {
    battles,
    ratings,
    tellingBits: tellingOf(job, scale),
    seen: seenOf(fought, written, scale),
    summary: {
      battles: battles.length,
      voided: battles.filter(({ outcome }) => outcome === 'void').length,
      agreement: agreementOf(judgementsOf(fought, { raters: ids, judges: settings.judges })),
      best: best && { id: best.competitor, nats: best.nats, rank: best.rank },
      votes: voting.preferences.length,
      outliers: voting.outliers,
      leverage: leverage(preferences, names.length)?.reversed.length ?? null,
      goodhart: meter(job, names, fit, goldByPrompt),
    },
  };
}

function seenOf(
  fought: readonly FoughtBattle[],
  written: readonly (readonly TextFeatures[])[],
  scale: FeatureScale,
): Seen | null {
  const read = fought.flatMap(({ first, second, prompt }) => [written[first][prompt], written[second][prompt]]);
  return read.length === 0 ? null : seenIn(read, scale);
}

/** What telling individuals' texts from the text itself costs each of the raters whose tastes evolve, by its genes, tired or not; null of none. */
function tellingOf({ inherited, samples }: JudgeJob, scale: FeatureScale): JudgedArena['tellingBits'] {
  const contrasts = contrastsOf(samples, scale);
  return inherited && contrasts.length > 0 ? inherited.map((genes) => tellingBits(genes, contrasts)!) : null;
}

function meter(
  { lossNats, past }: JudgeJob,
  names: readonly string[],
  fit: Ratings,
  goldByPrompt: readonly (readonly number[])[],
): GoodhartView {
  const living = [...names.keys()].filter((at) => names[at] in lossNats);
  const reliability = reliabilityOf(fit, living);
  const reading = goodhart({
    proxy: living.map((at) => fit.nats[at]),
    reliability,
    lossNats: living.map((at) => lossNats[names[at]]),
    gold: living.map((at) => mean(goldByPrompt[at])),
  });
  const zero = names.indexOf(ZERO);
  const goldAbove = goldByPrompt[zero].map((own, prompt) => mean(living.map((at) => goldByPrompt[at][prompt])) - own);
  const now = {
    proxy: meanOf(fit, living),
    gold: { value: mean(goldAbove), standardError: standardError(goldAbove) },
  };
  return {
    ...reading,
    ...now,
    reliability,
    flagged: goodhartTrend([...past, now])?.flagged ?? false,
  };
}

/** The mean rating of some. */
function meanOf({ nats, covariance }: Ratings, some: readonly number[]): EstimateView {
  const variance = mean(some.map((row) => mean(some.map((column) => covariance[row * nats.length + column]))));
  return { value: mean(some.map((at) => nats[at])), standardError: Math.sqrt(variance) };
}

function agreementOf(judgements: ReturnType<typeof judgementsOf>): ArenaView['agreement'] {
  const { share, standardError, battles } = pairwiseAgreement(judgements);
  return battles < 2 ? null : { rate: share, standardError };
}

/** What each competitor wrote, by prompt. */
function readings({ samples }: JudgeJob, names: readonly string[]): TextFeatures[][] {
  const written = new Map(names.map((name): [string, TextFeatures[]] => [name, []]));
  for (const { competitor, prompt, features } of samples) written.get(competitor)![prompt] = features;
  return names.map((name) => written.get(name)!);
}

/** Votes between competitors of this generation, except for those of voters who vote otherwise than all others. */
function countVotes({ votes, generation, settings }: JudgeJob, names: readonly string[], lengthOf: LengthOf) {
  const cast = preferencesOfVotes(votes, names, { generation, weight: settings.voteWeight, lengthOf });
  const evidence = cast.length > 0 ? raterEvidence(cast, names.length) : [];
  const outliers = eBenjaminiHochberg(
    evidence.map(({ logEValue }) => logEValue),
    FALSE_DISCOVERY_RATE,
  ).map((at) => evidence[at].rater);
  return { preferences: cast.filter(({ rater }) => !outliers.includes(rater!)), outliers };
}

function ratingsOf(
  { generation, niche, settings }: JudgeJob,
  names: readonly string[],
  raters: readonly Rater[],
  preferences: readonly Preference[],
  fit: Ratings,
  gold: readonly number[],
): Rating[] {
  const tasteOf = new Map(raters.map(({ id, taste }) => [id, taste]));
  const tastes = [...new Set(raters.map(({ taste }) => taste))].map((taste) => {
    const own = preferences.filter(({ rater }) => tasteOf.get(rater!) === taste);
    return [taste, fitBradleyTerry(own, names.length, settings.ratings).nats] as const;
  });
  const own = ownErrors(fit);
  return names.map((competitor, at) => {
    return {
      generation,
      niche,
      competitor,
      kind: kindOf(competitor),
      nats: fit.nats[at],
      standardErrorNats: fit.standardErrors[at],
      lowerNats: fit.intervals[at].lower,
      upperNats: fit.intervals[at].upper,
      ownErrorNats: own[at],
      degreesOfFreedom: fit.degreesOfFreedom,
      elo: toElo(fit.nats[at]),
      ...fit.ranks[at],
      battles: preferences.filter(({ first, second }) => first === at || second === at).length,
      tastes: Object.fromEntries(tastes.map(([taste, own]) => [taste, own[at]])),
      gold: gold[at],
      notes: fit.notes.filter(({ competitors }) => competitors.includes(at)).map(({ text }) => text),
    };
  });
}

function kindOf(competitor: string): CompetitorKind {
  if (isIndividual(competitor)) return 'individual';
  return competitor === HELD_OUT ? 'held-out' : 'baseline';
}

function battleOf(
  { generation, niche }: JudgeJob,
  names: readonly string[],
  raters: readonly Rater[],
  { first, second, prompt, rater, outcome }: FoughtBattle,
  number: number,
): Battle {
  const pair = { first: names[first], second: names[second] };
  return { generation, niche, number, ...pair, prompt, rater: raters[rater].id, outcome };
}
