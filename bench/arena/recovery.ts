/**
 * What ratings and pairing are worth where the truth is known: strengths from a normal distribution, preferences by the
 * Bradley-Terry model. `clade bench arena recovery --seeds 10 --json`
 */
import { parseArgs } from 'node:util';
import { drawRound, fitBradleyTerry, PAIRING_NAMES, type PairingName, type Preference } from '#arena';
import { mean, prngOf, type Prng, spearman } from '#base';
import { positiveInteger } from '../positive-integer';
import { normalStrengths, preferBy } from './simulate';

const SPREADS_NATS = ['1', '2', '3'];
const OPTIONS = {
  competitors: { type: 'string', default: '64' },
  seeds: { type: 'string', default: '10' },
  battles: { type: 'string', default: '3072' },
  round: { type: 'string', default: '64' },
  simulations: { type: 'string', default: '500' },
  spread: { type: 'string', multiple: true, default: SPREADS_NATS },
  json: { type: 'boolean', default: false },
} as const;
const TARGET = 0.95;

interface Curve {
  readonly spreadNats: number;
  readonly pairing: PairingName;
  /** Mean Spearman correlation with the truth after each round. */
  readonly spearman: readonly number[];
  /** Battles to the target; null if not reached. */
  readonly battlesToTarget: number | null;
  /** Share of 95 % intervals that hold the truth at the end. */
  readonly coverage: number;
}

const stream = (seed: number, purpose: string): Prng => prngOf({ seed, generation: 0, subject: 'recovery', purpose });

/** Share of a fit's intervals that hold the truth. */
function covered({ intervals }: ReturnType<typeof fitBradleyTerry>, strengths: readonly number[]): number {
  const centre = mean(strengths);
  return mean(
    intervals.map(({ lower, upper }, k) => Number(lower <= strengths[k] - centre && strengths[k] - centre <= upper)),
  );
}

/** One tournament of rounds: the correlation after each, and the coverage at the end. */
function recover(pairing: PairingName, strengths: readonly number[], rounds: number, size: number, prng: Prng) {
  const preferences: Preference[] = [];
  let fit = fitBradleyTerry(preferences, strengths.length);
  const correlations = Array.from({ length: rounds }, () => {
    const pairs = drawRound(pairing, { ...fit, played: preferences }, size, prng);
    preferences.push(...pairs.map((pair) => preferBy(strengths, pair, prng)));
    fit = fitBradleyTerry(preferences, strengths.length);
    return spearman(fit.nats, strengths);
  });
  return { correlations, coverage: covered(fit, strengths) };
}

/** Throws an InvalidValueError on a number that is not positive and whole. */
export async function benchRecovery(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const count = (name: Exclude<keyof typeof values, 'json' | 'spread'>): number => positiveInteger(name, values[name]);
  const [competitors, size, simulations] = [count('competitors'), count('round'), count('simulations')];
  const rounds = Math.ceil(count('battles') / size);
  const seeds = Array.from({ length: count('seeds') }, (_, seed) => seed);
  const curves = values.spread
    .map((spread) => positiveInteger('spread', spread))
    .flatMap((spreadNats) =>
      PAIRING_NAMES.map((pairing): Curve => {
        const runs = seeds.map((seed) => {
          const strengths = normalStrengths(competitors, spreadNats, stream(seed, 'strengths'));
          return recover(pairing, strengths, rounds, size, stream(seed, pairing));
        });
        const curve = Array.from({ length: rounds }, (_, round) => mean(runs.map((run) => run.correlations[round])));
        const reached = curve.findIndex((value) => value >= TARGET);
        const battlesToTarget = reached < 0 ? null : (reached + 1) * size;
        return {
          spreadNats,
          pairing,
          spearman: curve,
          battlesToTarget,
          coverage: mean(runs.map((run) => run.coverage)),
        };
      }),
    );
  const uniformCoverage = mean(
    Array.from({ length: simulations }, (_, seed) => {
      const strengths = normalStrengths(16, 1, stream(seed, 'coverage'));
      return recover('uniform', strengths, 1, 480, stream(seed, 'votes'));
    }).map(({ coverage }) => coverage),
  );
  const fit100kSeconds = secondsToFit(100_000, 256);
  const report = {
    competitors,
    seeds: seeds.length,
    round: size,
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
  const standing = { ...fitBradleyTerry([], competitors), played: [] };
  const preferences = drawRound('uniform', standing, battles, prng).map((pair) => preferBy(strengths, pair, prng));
  const started = performance.now();
  fitBradleyTerry(preferences, competitors);
  return (performance.now() - started) / 1000;
}

function table(report: {
  curves: readonly Curve[];
  simulations: number;
  uniformCoverage: number;
  fit100kSeconds: number;
}) {
  const lines = report.curves.map(({ spreadNats, pairing, spearman: curve, battlesToTarget, coverage }) => {
    const uniform = report.curves.find((other) => other.spreadNats === spreadNats && other.pairing === 'uniform');
    const share = battlesToTarget && uniform?.battlesToTarget ? battlesToTarget / uniform.battlesToTarget : NaN;
    const every = curve.filter((_, round) => [4, 9, 19, 29, 39].includes(round)).map((value) => value.toFixed(3));
    return `${spreadNats}  ${pairing.padEnd(12)} ${battlesToTarget ?? 'more'}  ${share.toFixed(2)}  ${coverage.toFixed(3)}  ${every.join(' ')}`;
  });
  return [
    `spread (nats), pairing, battles to Spearman ${TARGET}, share of uniform, coverage at the end, Spearman after 5 10 20 30 40 rounds`,
    ...lines,
    `coverage of 95 % intervals, uniform pairs, 16 competitors, 480 battles, ${report.simulations} simulations: ${report.uniformCoverage.toFixed(4)}`,
    `100,000 battles of 256 competitors fitted in ${report.fit100kSeconds.toFixed(2)} s`,
  ].join('\n');
}
