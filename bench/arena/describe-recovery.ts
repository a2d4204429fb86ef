import CliTable from 'cli-table3';
import type { Drawing } from './drawings';

export interface Curve {
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

export interface Quality {
  /** Share of the 95 % intervals of ratings above another competitor that hold the truth, over all pairs. */
  readonly coverage: number;
  /** Root mean square error of a rating about the mean, in nats. */
  readonly errorNats: number;
}

export interface Recovery {
  readonly competitors: number;
  readonly seeds: number;
  /** Battles of a round. */
  readonly round: number;
  readonly targets: readonly number[];
  readonly curves: readonly Curve[];
  readonly simulations: number;
  /** Of 95 % intervals of 16 competitors after 480 battles of uniform matchings. */
  readonly uniformCoverage: number;
  readonly fit100kSeconds: number;
}

const ROUNDS_SHOWN = [5, 10, 20, 30, 40];

export function describeRecovery({ targets, curves, round, simulations, ...rest }: Recovery): string {
  const head = [
    'spread, nats',
    'pairing',
    ...targets.map((target) => `battles to ${target} (of uniform's, of independent)`),
    `Spearman after ${ROUNDS_SHOWN.map((rounds) => rounds * round).join(', ')}`,
    'coverage, error (nats) at the end',
    'under a prior of 3 nats',
  ];
  const table = new CliTable({ head, style: { head: [], border: [] }, wordWrap: true, colWidths: widthsOf(targets) });
  for (const curve of curves) {
    const shown = ROUNDS_SHOWN.flatMap((rounds) => curve.spearman[rounds - 1]?.toFixed(3) ?? []);
    table.push([
      curve.spreadNats,
      curve.drawing,
      ...targets.map((_, target) => describeBattles(curves, curve, target)),
      shown.join(' '),
      describeQuality(curve.end),
      describeQuality(curve.endUnderWidePrior),
    ]);
  }
  const coverage = rest.uniformCoverage.toFixed(4);
  return [
    table.toString(),
    `coverage of 95 % intervals, uniform pairs, 16 competitors, 480 battles, ${simulations} simulations: ${coverage}`,
    `100,000 battles of 256 competitors fitted in ${rest.fit100kSeconds.toFixed(2)} s`,
  ].join('\n');
}

const widthsOf = (targets: readonly number[]): number[] => [9, 13, ...targets.map(() => 22), 32, 15, 15];

const describeQuality = ({ coverage, errorNats }: Quality): string => `${coverage.toFixed(3)} ${errorNats.toFixed(2)}`;

/** How many, and as shares of what uniform matchings and independent pairs need in the same field. */
function describeBattles(curves: readonly Curve[], { spreadNats, drawing, battlesTo }: Curve, target: number): string {
  const own = battlesTo[target];
  if (own === null) return 'more';
  const shareOf = (other: Drawing): string => {
    const others = curves.find((curve) => curve.spreadNats === spreadNats && curve.drawing === other)?.battlesTo[
      target
    ];
    return others && other !== drawing ? (own / others).toFixed(2) : '-';
  };
  return `${own} (${shareOf('uniform')}, ${shareOf('independent')})`;
}
