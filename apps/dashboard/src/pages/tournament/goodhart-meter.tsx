import { thousandths } from '#wording';
import type { GenerationView, TargetView } from '#contracts';
import { LineChart } from '../../charts/line-chart';
import type { Series } from '../../charts/series';

interface GoodhartMeterProps {
  id: string;
  niche: string;
  closed: readonly GenerationView[];
  generations: number;
}

/** Do ratings still stand for what is meant? The rating beside the utility of a hidden rater that never selects. */
export function GoodhartMeter({ id, niche, closed, generations }: GoodhartMeterProps) {
  const meters = closed.flatMap(({ generation, niches }) => {
    const goodhart = niches.find((each) => each.niche === niche)?.arena?.goodhart;
    return goodhart ? [{ generation, goodhart }] : [];
  });
  const last = meters.at(-1)?.goodhart;
  if (!last) return null;
  const curve = (name: string, colour: string, kind: Series['kind'], of: 'proxy' | 'gold'): Series => ({
    name,
    colour,
    kind,
    points: meters.map(({ generation, goodhart }) => [generation, goodhart[of].value] as const),
  });
  return (
    <section class="panel">
      <LineChart
        title={`${niche}: Goodhart meter`}
        unit="above WB-2 (rating in nats, gold in its own units)"
        file={`${id}-${niche}-goodhart`}
        generations={generations}
        series={[
          curve('rating (proxy)', 'var(--accent)', 'line', 'proxy'),
          curve('hidden rater (gold)', 'var(--niche-1)', 'dashed', 'gold'),
        ]}
      />
      {last.flagged && (
        <p class="notice warn">The rating rises while the hidden rater's utility falls: selection games its judges.</p>
      )}
      <dl class="facts small">
        <Target name="with low cross-entropy" target={last.withLoss} />
        <Target name="with the hidden rater" target={last.withGold} />
      </dl>
    </section>
  );
}

function Target({ name, target }: { name: string; target: TargetView | null }) {
  return (
    <>
      <dt>Rank correlation of the rating {name}</dt>
      <dd>
        {target
          ? `${thousandths(target.spearman)} (${thousandths(target.interval.lower)} to ${thousandths(target.interval.upper)})`
          : '–'}
      </dd>
    </>
  );
}
