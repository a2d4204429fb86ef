/**
 * How often what is shown holds the truth, where raters judge many battles each and have random tastes of their own: intervals of ratings
 * above a reference, and ranks. And whether one of two is the better as often as `probability-better` takes it to be. Battles are held as
 * arenas hold them, and rated as their ratings are shown.
 * `clade bench arena coverage --raters 2 --raters 12 --taste 0 --taste 1 --simulations 200 --json`
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import {
  fitBradleyTerry,
  holdBattles,
  ownErrors,
  PAIRING_NAMES,
  type Preference,
  preferencesOf,
  probabilityBetter,
  type Ratings,
} from '#arena';
import { InvalidValueError, mean, prngOf, type Prng, sum } from '#base';
import { positiveInteger } from '../positive';
import { logistic, normalStrengths } from './simulate';

const OPTIONS = {
  competitors: { type: 'string', default: '24' },
  raters: { type: 'string', multiple: true, default: ['12'] as string[] },
  rounds: { type: 'string', default: '64' },
  simulations: { type: 'string', default: '100' },
  taste: { type: 'string', multiple: true, default: ['0', '0.5', '1'] as string[] },
  pairing: { type: 'string', default: 'active' },
  json: { type: 'boolean', default: false },
} as const;

/** Of 95 % intervals. */
interface Coverage {
  readonly raters: number;
  /** Standard deviation of a rater's own liking of a competitor, in nats; strengths have 1. */
  readonly taste: number;
  /** Above the reference: as shown; each preference taken alone; and so by the error about the mean of all, as once shown. */
  readonly shown: number;
  readonly alone: number;
  readonly aboutTheMean: number;
  /** Of the ranks that are shown as possible. */
  readonly ranks: number;
  /** Mean half width of the intervals shown, in nats. */
  readonly halfWidth: number;
  /** Of all pairs, whether the higher rated is the better. */
  readonly better: Better;
  /** The same, were errors normal. */
  readonly betterByNormal: Better;
}

interface Better {
  /** The mean chance that it is told to have, and how often it is. */
  readonly predicted: number;
  readonly right: number;
  readonly brier: number;
  /** Those told at 0.95 or more: how many of all pairs, and the share of them that is right; null where there are none. */
  readonly sure: number;
  readonly sureRight: number | null;
}

interface Field {
  readonly competitors: number;
  readonly raters: number;
  readonly rounds: number;
  readonly taste: number;
  readonly pairing: (typeof PAIRING_NAMES)[number];
}

const REFERENCE = 0; // as strong as any, by chance

/** Throws an InvalidValueError on an option that makes no sense. */
export async function benchCoverage(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const [competitors, rounds, simulations] = (['competitors', 'rounds', 'simulations'] as const).map((name) =>
    positiveInteger(name, values[name]),
  );
  const panels = values.raters.map((text) => positiveInteger('raters', text));
  const pairing = PAIRING_NAMES.find((name) => name === values.pairing);
  if (!pairing) throw new InvalidValueError('pairing', values.pairing, `one of ${PAIRING_NAMES.join(', ')}`);
  const tastes = values.taste.map((text) => {
    if (!(Number(text) >= 0 && Number(text) < Infinity)) {
      throw new InvalidValueError('taste', text, 'a number of at least 0');
    }
    return Number(text);
  });
  const fields = panels.flatMap((raters) => tastes.map((taste) => ({ competitors, raters, rounds, taste, pairing })));
  const rows = fields.map((field): Coverage => {
    const runs = Array.from({ length: simulations }, (_, seed) => simulate(field, seed));
    process.stderr.write(`${field.raters} raters, tastes of ${field.taste} nats done\n`);
    const over = (value: (run: (typeof runs)[number]) => number): number => mean(runs.map(value));
    return {
      raters: field.raters,
      taste: field.taste,
      shown: over((run) => run.shown),
      alone: over((run) => run.alone),
      aboutTheMean: over((run) => run.aboutTheMean),
      ranks: over((run) => run.ranks),
      halfWidth: over((run) => run.halfWidth),
      better: betterOf(runs.flatMap(({ better }) => better)),
      betterByNormal: betterOf(runs.flatMap(({ betterByNormal }) => betterByNormal)),
    };
  });
  return values.json
    ? JSON.stringify({ competitors, rounds, simulations, pairing, rows })
    : `${competitors} competitors, ${rounds} rounds of ${pairing} pairs, ${simulations} simulations\n${tableOf(rows)}`;
}

/** What one of two is taken to be the better by, and whether it is. */
interface Call {
  readonly predicted: number;
  readonly isRight: boolean;
}

function betterOf(calls: readonly Call[]): Better {
  const sure = calls.filter(({ predicted }) => predicted >= 0.95);
  return {
    predicted: mean(calls.map(({ predicted }) => predicted)),
    right: mean(calls.map(({ isRight }) => Number(isRight))),
    brier: mean(calls.map(({ predicted, isRight }) => (predicted - Number(isRight)) ** 2)),
    sure: sure.length / calls.length,
    sureRight: sure.length > 0 ? mean(sure.map(({ isRight }) => Number(isRight))) : null,
  };
}

/** Of every pair, about the one that is rated higher, as selection sees them: each with its own error. */
function callsOf(fit: Ratings, degreesOfFreedom: number, truth: readonly number[]): Call[] {
  const size = fit.nats.length;
  const covariance = new Float64Array(size * size);
  ownErrors(fit).forEach((own, k) => (covariance[k * (size + 1)] = own ** 2));
  const rated = { nats: fit.nats, covariance, degreesOfFreedom };
  return [...truth.keys()].flatMap((a) =>
    [...truth.keys()]
      .filter((b) => fit.nats[a] > fit.nats[b])
      .map((b) => ({ predicted: probabilityBetter(rated, a, b), isRight: truth[a] > truth[b] })),
  );
}

interface Run extends Omit<Coverage, 'raters' | 'taste' | 'better' | 'betterByNormal'> {
  readonly better: readonly Call[];
  readonly betterByNormal: readonly Call[];
}

function simulate({ competitors, raters, rounds, taste, pairing }: Field, seed: number): Run {
  const stream = (subject: string): Prng => prngOf({ seed, generation: 0, subject, purpose: 'coverage' });
  const drawn = stream('field');
  const strengths = normalStrengths(competitors, 1, drawn);
  const likings = Array.from({ length: raters }, () => strengths.map((own) => own + taste * drawn.normal()));
  const ids = likings.map((_, rater) => `rater ${rater}`);
  const plan = { competitors, prompts: 8, raters: ids, pairing, rounds, judges: Math.min(3, raters), earlier: [] };
  const battles = holdBattles(
    plan,
    ({ first, second, rater }, prng) =>
      prng.uniform() < logistic(likings[rater][first] - likings[rater][second]) ? 'first' : 'second',
    (round) => stream(`round ${round}`),
  );
  const preferences = preferencesOf(battles, ids);
  const truth = taste > 0 ? strengthsOverRaters(strengths, taste) : strengths;
  const above = truth.map((own) => own - truth[REFERENCE]);
  const fit = fitBradleyTerry(preferences, competitors, { reference: REFERENCE });
  const { nats, intervals, ranks, degreesOfFreedom } = fit;
  const alone = fitBradleyTerry(preferences, competitors, { reference: REFERENCE, clusterBy: 'preference' });
  const { standardErrors } = fitBradleyTerry(preferences, competitors, { clusterBy: 'preference' });
  const others = [...truth.keys()].filter((k) => k !== REFERENCE);
  const share = (covers: (k: number) => boolean): number => mean(others.map((k) => Number(covers(k))));
  const within = (value: number, lower: number, upper: number): boolean => lower <= value && value <= upper;
  return {
    shown: share((k) => within(above[k], intervals[k].lower, intervals[k].upper)),
    alone: share((k) => within(above[k], alone.intervals[k].lower, alone.intervals[k].upper)),
    aboutTheMean: share((k) => Math.abs(nats[k] - above[k]) <= 1.96 * standardErrors[k]),
    ranks: mean(ranks.map(({ rank, lowestRank }, k) => Number(within(rankOf(truth, k), rank, lowestRank)))),
    halfWidth: mean(others.map((k) => (intervals[k].upper - intervals[k].lower) / 2)),
    better: callsOf(fit, degreesOfFreedom, truth),
    betterByNormal: callsOf(fit, Infinity, truth),
  };
}

const rankOf = (truth: readonly number[], k: number): number => 1 + truth.filter((other) => other > truth[k]).length;

/** What a fit to judgements of ever more raters, of tastes drawn alike, would come to: tastes make chances more even. */
function strengthsOverRaters(strengths: readonly number[], taste: number): readonly number[] {
  const everyPair = strengths.flatMap((one, first) =>
    strengths.slice(0, first).flatMap((other, second): Preference[] => {
      const chance = expectedLogistic(one - other, Math.SQRT2 * taste);
      return [
        { first, second, outcome: 'first', weight: 1e4 * chance },
        { first, second, outcome: 'second', weight: 1e4 * (1 - chance) },
      ];
    }),
  );
  return fitBradleyTerry(everyPair, strengths.length, { priorDeviation: 100 }).nats;
}

/** The mean of logistic(x) over normal x. */
function expectedLogistic(centre: number, deviation: number): number {
  const steps = Array.from({ length: 81 }, (_, k) => (k - 40) / 10);
  const densities = steps.map((z) => Math.exp(-(z ** 2) / 2));
  return sum(steps.map((z, k) => densities[k] * logistic(centre + deviation * z))) / sum(densities);
}

const three = (share: number | null): string => share?.toFixed(3) ?? '–';

function tableOf(rows: readonly Coverage[]): string {
  const table = new CliTable({
    head: [
      ...['raters', 'tastes, nats', 'coverage of intervals shown', 'each preference taken alone'],
      ...['and errors about the mean', 'coverage of ranks shown', 'half width shown, nats'],
      ...[
        'higher rated is better: predicted, right, Brier',
        'predicted .95: of all, right',
        'by the normal: predicted, right, Brier',
      ],
      'predicted .95: of all, right',
    ],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [8, 8, 11, 12, 11, 11, 11, 14, 14, 14, 14],
  });
  for (const { raters, taste, shown, alone, aboutTheMean, ranks, halfWidth, better, betterByNormal } of rows) {
    table.push([
      ...[raters, taste],
      ...[shown, alone, aboutTheMean, ranks].map(three),
      halfWidth.toFixed(2),
      ...[better, betterByNormal].flatMap(({ predicted, right, brier, sure, sureRight }) => [
        `${three(predicted)} ${three(right)} ${three(brier)}`,
        `${three(sure)} ${three(sureRight)}`,
      ]),
    ]);
  }
  return table.toString();
}
