/**
 * How often what is shown holds the truth, where raters judge many battles each and have random tastes of their own: intervals of ratings
 * above a reference, and ranks. Battles are held as arenas hold them, and rated as their ratings are shown.
 * `clade bench arena coverage --taste 0 --taste 1 --simulations 200 --json`
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { fitBradleyTerry, holdBattles, PAIRING_NAMES, type Preference, preferencesOf, rateBy } from '#arena';
import { InvalidValueError, mean, prngOf, type Prng, sum } from '#base';
import { positiveInteger } from '../positive';
import { logistic, normalStrengths } from './simulate';

const OPTIONS = {
  competitors: { type: 'string', default: '24' },
  raters: { type: 'string', default: '12' },
  rounds: { type: 'string', default: '64' },
  simulations: { type: 'string', default: '100' },
  taste: { type: 'string', multiple: true, default: ['0', '0.5', '1'] as string[] },
  pairing: { type: 'string', default: 'active' },
  json: { type: 'boolean', default: false },
} as const;

/** Of 95 % intervals. */
interface Coverage {
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
  const [competitors, raters, rounds, simulations] = (['competitors', 'raters', 'rounds', 'simulations'] as const).map(
    (name) => positiveInteger(name, values[name]),
  );
  const pairing = PAIRING_NAMES.find((name) => name === values.pairing);
  if (!pairing) throw new InvalidValueError('pairing', values.pairing, `one of ${PAIRING_NAMES.join(', ')}`);
  const rows = values.taste.map((text): Coverage => {
    const taste = Number(text);
    if (!(taste >= 0 && taste < Infinity)) throw new InvalidValueError('taste', text, 'a number of at least 0');
    const field = { competitors, raters, rounds, taste, pairing };
    const runs = Array.from({ length: simulations }, (_, seed) => simulate(field, seed));
    process.stderr.write(`tastes of ${taste} nats done\n`);
    const over = (value: (run: (typeof runs)[number]) => number): number => mean(runs.map(value));
    return {
      taste,
      shown: over((run) => run.shown),
      alone: over((run) => run.alone),
      aboutTheMean: over((run) => run.aboutTheMean),
      ranks: over((run) => run.ranks),
      halfWidth: over((run) => run.halfWidth),
    };
  });
  return values.json
    ? JSON.stringify({ competitors, raters, rounds, simulations, pairing, rows })
    : `${competitors} competitors, ${raters} raters, ${rounds} rounds of ${pairing} pairs, ${simulations} simulations\n${tableOf(rows)}`;
}

function simulate({ competitors, raters, rounds, taste, pairing }: Field, seed: number): Omit<Coverage, 'taste'> {
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
  const { nats, spread, ranks } = rateBy('bradley-terry', preferences, competitors, { reference: REFERENCE });
  const alone = fitBradleyTerry(preferences, competitors, { reference: REFERENCE, clusterBy: 'preference' });
  const { standardErrors } = fitBradleyTerry(preferences, competitors, { clusterBy: 'preference' });
  const others = [...truth.keys()].filter((k) => k !== REFERENCE);
  const share = (covers: (k: number) => boolean): number => mean(others.map((k) => Number(covers(k))));
  const within = (value: number, lower: number, upper: number): boolean => lower <= value && value <= upper;
  const { intervals } = spread!;
  return {
    shown: share((k) => within(above[k], intervals[k].lower, intervals[k].upper)),
    alone: share((k) => within(above[k], alone.intervals[k].lower, alone.intervals[k].upper)),
    aboutTheMean: share((k) => Math.abs(nats[k] - above[k]) <= 1.96 * standardErrors[k]),
    ranks: mean(ranks.map(({ rank, lowestRank }, k) => Number(within(rankOf(truth, k), rank, lowestRank)))),
    halfWidth: mean(others.map((k) => (intervals[k].upper - intervals[k].lower) / 2)),
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

function tableOf(rows: readonly Coverage[]): string {
  const table = new CliTable({
    head: [
      ...['tastes, nats', 'coverage of intervals shown', 'each preference taken alone', 'and errors about the mean'],
      ...['coverage of ranks shown', 'half width shown, nats'],
    ],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [9, 14, 14, 14, 14, 14],
  });
  for (const { taste, shown, alone, aboutTheMean, ranks, halfWidth } of rows) {
    table.push([taste, ...[shown, alone, aboutTheMean, ranks].map((share) => share.toFixed(3)), halfWidth.toFixed(2)]);
  }
  return table.toString();
}
