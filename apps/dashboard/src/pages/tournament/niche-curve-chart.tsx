import { difference, thousandths } from '#wording';
import type { BaselinesView, GenerationMetricsView } from '#contracts';
import { levelsOf } from '../../charts/levels';
import { LineChart } from '../../charts/line-chart';
import type { Point } from '../../charts/series';
import type { NicheCurve } from '../../feed/population';

interface NicheCurveChartProps {
  id: string;
  curve: NicheCurve;
  baselines: BaselinesView | undefined;
  generations: number;
  /** Of the leader. */
  best: readonly Point[];
  /** Who that is. */
  fittest: string;
  /** The newest generation that has closed. */
  closed: GenerationMetricsView | undefined;
}

/** Bits per character of a niche by generation, with the n-grams to measure them by. */
export function NicheCurveChart(props: NicheCurveChartProps) {
  const { id, curve, baselines, generations, best, fittest, closed } = props;
  const { niche, points } = curve;
  const improvement = closed?.metrics.improvementNats?.[niche] ?? 0;
  const error = closed?.standardErrors.improvementNats?.[niche] ?? null;
  return (
    <LineChart
      title={`${niche}: cross-entropy on validation`}
      unit="bits per character"
      file={`${id}-${niche}-bits-per-character`}
      height={250}
      generations={generations}
      niche={niche}
      series={[
        {
          name: 'best',
          colour: 'var(--accent)',
          kind: 'line',
          points: best,
        },
        {
          name: 'mean',
          colour: 'var(--ink)',
          kind: 'thin',
          points: points.map(({ generation, mean }) => [generation, mean] as const),
        },
      ]}
      bands={[
        {
          name: '10th to 90th percentile',
          colour: 'var(--accent)',
          points: points.map(({ generation, low, high }) => [generation, low, high] as const),
        },
      ]}
      levels={levelsOf(baselines?.validation)}
      note={[
        `All on validation, lower is better. Best: ${fittest}. Dashed: n-grams of what models are trained on.`,
        improvement !== 0 &&
          `Improvement of the mean over generation 0, inherited training included: ${difference(improvement)} ± ${thousandths(error)} nats on this text, paired by evaluation block.`,
      ]
        .filter(Boolean)
        .join(' ')}
    />
  );
}
