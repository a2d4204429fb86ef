import { difference, thousandths } from '#wording';
import type { BaselinesView, NicheGenerationView } from '#contracts';
import { levelsOf } from '../../charts/levels';
import { LineChart } from '../../charts/line-chart';
import type { NicheCurve } from '../../feed/population';

interface NicheCurveChartProps {
  id: string;
  curve: NicheCurve;
  baselines: BaselinesView | undefined;
  generations: number;
  gain: NicheGenerationView['gain'];
}

/** Bits per character of a niche by generation, with the n-grams to measure them by. */
export function NicheCurveChart({ id, curve: { niche, points }, baselines, generations, gain }: NicheCurveChartProps) {
  return (
    <LineChart
      title={`${niche}: cross-entropy on validation`}
      unit="bits per character"
      file={`${id}-${niche}-bits-per-character`}
      height={250}
      generations={generations}
      series={[
        {
          name: 'best',
          colour: 'var(--accent)',
          kind: 'line',
          points: points.map(({ generation, best }) => [generation, best] as const),
        },
        {
          name: 'mean',
          colour: 'var(--ink)',
          kind: 'thin',
          points: points.map(({ generation, mean }) => [generation, mean] as const),
        },
      ]}
      band={{
        name: '10th to 90th percentile',
        colour: 'var(--accent)',
        points: points.map(({ generation, low, high }) => [generation, low, high] as const),
      }}
      levels={levelsOf(baselines)}
      note={
        gain && gain.nats !== 0
          ? `Mean gain over generation 0: ${difference(gain.nats)} ± ${thousandths(gain.standardErrorNats)} nats, paired by evaluation block. Lower curves are better; dashed: n-grams on test.`
          : 'Lower is better; dashed: Witten-Bell n-grams on test.'
      }
    />
  );
}
