/**
 * What ratings and pairing are worth where the truth is known: strengths from a normal distribution, preferences by the
 * Bradley-Terry model. `clade bench arena recovery --seeds 10 --target 0.95 --target 0.98 --json`
 */
import { parseArgs } from 'node:util';
import {
  drawRound,
  fitBradleyTerry,
  type Preference,
  type Ratings,
  reachOf,
  standingAfter,
  varianceOfDifference,
} from '#arena';
import { mean, prngOf, type Prng, spearman } from '#base';
import { positiveInteger, positiveNumber } from '../positive';
import { type Curve, describeRecovery, type Quality, type Recovery } from './describe-recovery';
import { type Drawing, drawingOf, drawPairs, type Field, fieldOf, USUAL_DRAWINGS } from './drawings';
import { normalStrengths, preferBy } from './simulate';

const SPREADS_NATS = ['1', '2', '3'];
const TARGETS = ['0.95', '0.98'];

const OPTIONS = {
  competitors: { type: 'string', default: '64' },
  seeds: { type: 'string', default: '10' },
  battles: { type: 'string', default: '3072' },
  round: { type: 'string', default: '64' },
  simulations: { type: 'string', default: '500' },
  spread: { type: 'string', multiple: true, default: SPREADS_NATS },
  target: { type: 'string', multiple: true, default: TARGETS },
  pairing: { type: 'string', multiple: true, default: USUAL_DRAWINGS },
  json: { type: 'boolean', default: false },
} as const;

const WIDE = { priorDeviation: 3 };

const stream = (seed: number, purpose: string): Prng => prngOf({ seed, generation: 0, subject: 'recovery', purpose });

/** Of ratings above a competitor, as they are shown, whichever competitor that is. */
function qualityOf({ nats, covariance, degreesOfFreedom }: Ratings, strengths: readonly number[]): Quality {
  const size = strengths.length;
  const reach = reachOf(0.95, degreesOfFreedom);
  const held = strengths.flatMap((one, a) =>
    strengths.slice(0, a).map((other, b) => {
      const error = Math.sqrt(varianceOfDifference(covariance, size, a, b));
      return Number(Math.abs(nats[a] - nats[b] - (one - other)) <= reach * error);
    }),
  );
  const truth = centred(strengths);
  return { coverage: mean(held), errorNats: Math.sqrt(mean(nats.map((own, k) => (own - truth[k]) ** 2))) };
}

const centred = (values: readonly number[]): number[] => values.map((value) => value - mean(values));

const meanQuality = (some: readonly Quality[]): Quality => ({
  coverage: mean(some.map(({ coverage }) => coverage)),
  errorNats: mean(some.map(({ errorNats }) => errorNats)),
});

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
    const pairs = drawPairs(drawing, preferences, field, size, prng);
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
        process.stderr.write(`${drawing} at ${spreadNats} nats done\n`);
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
  const recovery: Recovery = {
    competitors,
    seeds: seeds.length,
    round: size,
    targets,
    curves,
    simulations,
    uniformCoverage,
    fit100kSeconds: secondsToFit(100_000, 256),
  };
  return values.json ? JSON.stringify(recovery) : describeRecovery(recovery);
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
