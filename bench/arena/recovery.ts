/**
 * What ratings and pairing are worth where the truth is known: strengths from a normal distribution, preferences by the
 * Bradley-Terry model. `clade bench arena recovery --seeds 10 --target 0.95 --target 0.98 --json`
 */
import { parseArgs } from 'node:util';
import {
  drawRound,
  fitBradleyTerry,
  type Pair,
  PAIRING_NAMES,
  type Preference,
  type Ratings,
  standingAfter,
} from '#arena';
import { InvalidValueError, mean, prngOf, type Prng, spearman } from '#base';
import { positiveInteger, positiveNumber } from '../positive';
import { lookAhead } from './look-ahead';
import { normalStrengths, preferBy } from './simulate';

const SPREADS_NATS = ['1', '2', '3'];
const TARGETS = ['0.95', '0.98'];

/** Clade's pairings; pairs drawn each by itself, whose loads are as uneven as chance makes them; and one that is told the spread. */
const DRAWINGS = [...PAIRING_NAMES, 'independent', 'look-ahead'] as const;
type Drawing = (typeof DRAWINGS)[number];
/** All but the last, which takes a second a round. */
const USUAL = DRAWINGS.slice(0, -1) as string[];

const OPTIONS = {
  competitors: { type: 'string', default: '64' },
  seeds: { type: 'string', default: '10' },
  battles: { type: 'string', default: '3072' },
  round: { type: 'string', default: '64' },
  simulations: { type: 'string', default: '500' },
  spread: { type: 'string', multiple: true, default: SPREADS_NATS },
  target: { type: 'string', multiple: true, default: TARGETS },
  pairing: { type: 'string', multiple: true, default: USUAL },
  json: { type: 'boolean', default: false },
} as const;

function drawingOf(name: string): Drawing {
  const found = DRAWINGS.find((drawing) => drawing === name);
  if (!found) throw new InvalidValueError('pairing', name, `one of ${DRAWINGS.join(', ')}`);
  return found;
}

interface Curve {
  readonly spreadNats: number;
  readonly drawing: Drawing;
  /** Mean Spearman correlation with the truth after each round. */
  readonly spearman: readonly number[];
  /** Battles to each target, between rounds by interpolation; null if not reached. */
  readonly battlesTo: readonly (number | null)[];
  /** Of the last ratings. */
  readonly end: Quality;
  /** The same battles under a prior of 3 nats, whatever they tell. */
  readonly endUnderWidePrior: Quality;
}

interface Field {
  readonly spreadNats: number;
  readonly strengths: readonly number[];
}

/** Strengths of a seed. */
const fieldOf = (competitors: number, spreadNats: number, prng: Prng): Field => ({
  spreadNats,
  strengths: normalStrengths(competitors, spreadNats, prng),
});

interface Quality {
  /** Share of 95 % intervals that hold the truth. */
  readonly coverage: number;
  /** Root mean square error of a rating, in nats. */
  readonly errorNats: number;
}

const WIDE = { priorDeviation: 3 };

const stream = (seed: number, purpose: string): Prng => prngOf({ seed, generation: 0, subject: 'recovery', purpose });

function qualityOf({ nats, intervals }: Ratings, strengths: readonly number[]): Quality {
  const centre = mean(strengths);
  const truth = strengths.map((own) => own - centre);
  return {
    coverage: mean(intervals.map(({ lower, upper }, k) => Number(lower <= truth[k] && truth[k] <= upper))),
    errorNats: Math.sqrt(mean(nats.map((own, k) => (own - truth[k]) ** 2))),
  };
}

const meanQuality = (some: readonly Quality[]): Quality => ({
  coverage: mean(some.map(({ coverage }) => coverage)),
  errorNats: mean(some.map(({ errorNats }) => errorNats)),
});

function draw(drawing: Drawing, preferences: readonly Preference[], field: Field, size: number, prng: Prng) {
  const competitors = field.strengths.length;
  if (drawing === 'look-ahead') return lookAhead(preferences, competitors, field.spreadNats, size, prng);
  if (drawing !== 'independent') return drawRound(drawing, standingAfter(preferences, competitors), size, prng);
  return Array.from({ length: size }, (): Pair => {
    const first = prng.integer(competitors);
    return { first, second: (first + 1 + prng.integer(competitors - 1)) % competitors };
  });
}

/** Where a curve of one value a round first reaches the target, in battles; null if nowhere. */
function battlesTo(target: number, curve: readonly number[], size: number): number | null {
  const reached = curve.findIndex((value) => value >= target);
  if (reached < 0) return null;
  const before = reached === 0 ? 0 : curve[reached - 1];
  return Math.round((reached + (target - before) / (curve[reached] - before)) * size);
}

/** One tournament of rounds: the correlation after each, and what the last ratings are worth. */
function recover(drawing: Drawing, field: Field, rounds: number, size: number, prng: Prng) {
  const { strengths } = field;
  const preferences: Preference[] = [];
  const fits = Array.from({ length: rounds }, () => {
    const pairs = draw(drawing, preferences, field, size, prng);
    preferences.push(...pairs.map((pair) => preferBy(strengths, pair, prng)));
    return fitBradleyTerry(preferences, strengths.length);
  });
  return {
    correlations: fits.map(({ nats }) => spearman(nats, strengths)),
    end: qualityOf(fits.at(-1)!, strengths),
    endUnderWidePrior: qualityOf(fitBradleyTerry(preferences, strengths.length, WIDE), strengths),
  };
}

/** Throws an InvalidValueError on an unknown pairing, a spread or target that is not positive, or another number that is not positive and whole. */
export async function benchRecovery(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const count = (name: Exclude<keyof typeof values, 'json' | 'spread' | 'target' | 'pairing'>): number =>
    positiveInteger(name, values[name]);
  const [competitors, size, simulations] = [count('competitors'), count('round'), count('simulations')];
  const rounds = Math.ceil(count('battles') / size);
  const drawings = values.pairing.map(drawingOf);
  const targets = values.target.map((target) => positiveNumber('target', target));
  const seeds = Array.from({ length: count('seeds') }, (_, seed) => seed);
  const curves = values.spread
    .map((spread) => positiveNumber('spread', spread))
    .flatMap((spreadNats) =>
      drawings.map((drawing): Curve => {
        const runs = seeds.map((seed) => {
          const field = fieldOf(competitors, spreadNats, stream(seed, 'strengths'));
          return recover(drawing, field, rounds, size, stream(seed, drawing));
        });
        const curve = Array.from({ length: rounds }, (_, round) => mean(runs.map((run) => run.correlations[round])));
        return {
          spreadNats,
          drawing,
          spearman: curve,
          battlesTo: targets.map((target) => battlesTo(target, curve, size)),
          end: meanQuality(runs.map((run) => run.end)),
          endUnderWidePrior: meanQuality(runs.map((run) => run.endUnderWidePrior)),
        };
      }),
    );
  const uniformCoverage = mean(
    Array.from({ length: simulations }, (_, seed) => {
      return recover('uniform', fieldOf(16, 1, stream(seed, 'coverage')), 1, 480, stream(seed, 'votes'));
    }).map(({ end }) => end.coverage),
  );
  const fit100kSeconds = secondsToFit(100_000, 256);
  const report = {
    competitors,
    seeds: seeds.length,
    round: size,
    targets,
    curves,
    simulations,
    uniformCoverage,
    fit100kSeconds,
  };
  return values.json ? JSON.stringify(report) : table(report);
}

function secondsToFit(battles: number, competitors: number): number {
  const prng = stream(1, 'speed');
  const strengths = normalStrengths(competitors, 1, prng);
  const standing = standingAfter([], competitors);
  const preferences = drawRound('uniform', standing, battles, prng).map((pair) => preferBy(strengths, pair, prng));
  const started = performance.now();
  fitBradleyTerry(preferences, competitors);
  return (performance.now() - started) / 1000;
}

function table(report: {
  targets: readonly number[];
  curves: readonly Curve[];
  simulations: number;
  uniformCoverage: number;
  fit100kSeconds: number;
}) {
  const lines = report.curves.map((curve) => {
    const { spreadNats, drawing } = curve;
    const needed = curve.battlesTo.map((battles, target) => {
      const shareOf = (other: Drawing): string => {
        const found = report.curves.find((one) => one.spreadNats === spreadNats && one.drawing === other);
        const others = found?.battlesTo[target];
        return battles && others ? (battles / others).toFixed(2) : '-';
      };
      return `${battles ?? 'more'} ${shareOf('uniform')} ${shareOf('independent')}`;
    });
    const every = curve.spearman.filter((_, round) => [4, 9, 19, 29, 39].includes(round));
    const told = ({ coverage, errorNats }: Quality) => `${coverage.toFixed(3)} ${errorNats.toFixed(2)}`;
    return [
      `${spreadNats}  ${drawing.padEnd(12)}`,
      ...needed,
      told(curve.end),
      told(curve.endUnderWidePrior),
      every.map((value) => value.toFixed(3)).join(' '),
    ].join('  ');
  });
  return [
    `spread (nats), pairing, battles to a Spearman correlation of ${report.targets.join(', to ')} (each as a share of uniform and of independent pairs), coverage and error (nats) at the end, the same under a prior of ${WIDE.priorDeviation} nats, Spearman after 5 10 20 30 40 rounds`,
    ...lines,
    `coverage of 95 % intervals, uniform pairs, 16 competitors, 480 battles, ${report.simulations} simulations: ${report.uniformCoverage.toFixed(4)}`,
    `100,000 battles of 256 competitors fitted in ${report.fit100kSeconds.toFixed(2)} s`,
  ].join('\n');
}
