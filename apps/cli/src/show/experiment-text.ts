/** Experiments on the screen: many in a table, and one with its arms side by side. */
import type {
  ExperimentCellView,
  ExperimentDetailView,
  ExperimentMetricView,
  ExperimentPlanView,
  ExperimentRowView,
  ExperimentView,
} from '#contracts';
import { contrastText, counted, outcomeHead, percent, planSizeText, powerText, withInterval } from '#wording';
import { labelledLines } from './labelled-lines';
import type { Paint } from './paint';
import { minute, scientific, statusText } from './quantities';
import { type Column, renderTable } from './table';

const LIST: readonly Column<ExperimentView>[] = [
  { head: 'id', text: ({ id }) => id },
  { head: 'name', text: ({ name }) => name },
  { head: 'status', text: ({ status }) => status },
  { head: 'arms', text: ({ arms }) => arms.join(', '), wrapAt: 50 },
  { head: 'seeds', align: 'right', text: ({ seeds }) => String(seeds) },
  { head: 'tournaments', align: 'right', text: ({ ended, cells }) => `${ended} of ${cells}` },
  { head: 'created (UTC)', text: ({ createdAt }) => minute(createdAt) },
];

export function experimentsTable(experiments: readonly ExperimentView[], paint: Paint): string {
  return renderTable(LIST, experiments, paint);
}

/** `depth shallow`, of each factor; of what is averaged over levels: `all levels` */
function levelsText(levels: ExperimentRowView['levels']): string {
  const each = Object.entries(levels).map(([factor, level]) => `${factor} ${level}`);
  return each.join(', ') || 'all levels';
}

export function hasEnded({ status }: ExperimentCellView): boolean {
  return status !== 'running' && status !== 'paused';
}

/** How a tournament without an outcome ended. */
export function endText({ status, reason, noOutcome }: ExperimentCellView): string {
  return status === 'finished' ? `finished, ${noOutcome}` : statusText(status, reason);
}

const rowColumns = (unit: string): readonly Column<ExperimentRowView>[] => [
  { head: 'arm', text: ({ arm }) => arm },
  { head: 'seeds', align: 'right', text: ({ seeds }) => String(seeds) },
  { head: `${outcomeHead(unit)} (95 %)`, text: ({ mean, interval }) => withInterval(mean, interval) },
  { head: 'FLOPs', align: 'right', text: ({ flops }) => scientific(flops) },
  { head: 'training', align: 'right', text: ({ trainingShare }) => percent(trainingShare) },
  { head: 'compared to', text: ({ differenceTo }) => differenceTo ?? '' },
  {
    head: 'difference (together 95 %)',
    text: ({ differenceTo, difference, differenceInterval }) =>
      differenceTo === null ? '' : withInterval(difference, differenceInterval),
  },
];

/** Arms side by side, and below them a sentence for each difference. */
export function comparedText(rows: readonly ExperimentRowView[], unit: string, paint: Paint): readonly string[] {
  const hasFactors = rows.some(({ levels }) => Object.keys(levels).length > 0);
  const columns = hasFactors
    ? [{ head: 'levels', text: ({ levels }: ExperimentRowView) => levelsText(levels) }, ...rowColumns(unit)]
    : rowColumns(unit);
  const sentences = rows.flatMap((row) => {
    const text = contrastText(row, unit);
    return text === undefined ? [] : [hasFactors ? `${levelsText(row.levels)}: ${text}` : text];
  });
  return [renderTable(columns, rows, paint), '', ...sentences];
}

export function experimentText(experiment: ExperimentDetailView, paint: Paint): string {
  const { rows, power, status, reason, seeds, runs, outcome, ended, cells } = experiment;
  const about = labelledLines(
    {
      id: experiment.id,
      name: experiment.name,
      notes: experiment.notes,
      status: statusText(status, reason),
      tournaments: `${ended} of ${cells} have ended`,
      outcome: outcome.what,
      power: powerText(power, seeds, outcome.unit),
      created: `${minute(experiment.createdAt)} UTC`,
    },
    paint,
  );
  const empty = runs.filter((run) => hasEnded(run) && run.outcome === null);
  return [
    `${about}\n`,
    ...comparedText(rows, outcome.unit, paint),
    ...(ended === cells ? [] : [paint('yellow', 'Not all have ended: intervals hold for the whole experiment alone.')]),
    ...empty.map((run) => paint('yellow', `${run.tournamentId}, ${run.arm} with seed ${run.seed}, is ${endText(run)}`)),
  ].join('\n');
}

/** `1.234 (1.200 to 1.268), 3 of 5 seeds`; their number where some have no value. */
function pointText(point: ExperimentMetricView['curves'][0]['points'][0] | undefined, seeds: number): string {
  if (!point) return withInterval(null, null);
  const few = point.seeds < seeds ? `, ${point.seeds} of ${counted(seeds, 'seed')}` : '';
  return `${withInterval(point.mean, point.interval)}${few}`;
}

/** A metric over seeds: as an outcome, and arm by arm over generations. */
export function experimentMetricText({ outcome, seeds, rows, curves }: ExperimentMetricView, paint: Paint): string {
  const generations = [...new Set(curves.flatMap(({ points }) => points.map(({ generation }) => generation)))];
  const columns: readonly Column<number>[] = [
    { head: 'generation', align: 'right', text: String },
    ...curves.map(({ arm, levels, points }): Column<number> => {
      const at = new Map(points.map((point) => [point.generation, point]));
      return {
        head: [arm, ...Object.values(levels)].join(', '),
        text: (generation) => pointText(at.get(generation), seeds),
      };
    }),
  ];
  return [
    paint('bold', outcome.what),
    ...comparedText(rows, outcome.unit, paint),
    '',
    paint('bold', 'By generation, the mean over seeds (95 % at each point, not of a whole curve)'),
    renderTable(columns, generations.sort((one, other) => one - other), paint), // prettier-ignore
    'Looked at afterwards it explains; the primary outcome, named beforehand, decides.',
  ].join('\n');
}

const PLAN: readonly Column<ExperimentPlanView['arms'][0]>[] = [
  { head: 'arm', text: ({ arm }) => arm },
  { head: 'levels', text: ({ levels }) => Object.values(levels).join(', ') },
  { head: 'FLOPs of training a tournament', align: 'right', text: ({ flops }) => scientific(flops) },
];

/** What an experiment would be. */
export function planText(plan: ExperimentPlanView, paint: Paint): string {
  const { name, seeds, power, arms, outcome } = plan;
  const about = labelledLines(
    { name, size: planSizeText(plan), outcome: outcome.what, power: powerText(power, seeds, outcome.unit) },
    paint,
  );
  return `${about}\n\n${renderTable(PLAN, arms, paint)}`;
}
