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
        niche={niche}
        series={[
          curve('rating (proxy)', 'var(--accent)', 'line', 'proxy'),
          curve('hidden rater (gold)', 'var(--niche-1)', 'dashed', 'gold'),
        ]}
      />
      {last.flagged && (
        <p class="notice warn">
          The rating rises while the hidden rater's utility falls: the population may be overfitting to the raters.
        </p>
      )}
      <dl class="facts small">
        <Target name="low cross-entropy" target={last.withLoss} />
        <Target name="the hidden rater" target={last.withGold} />
      </dl>
      <p class="muted small">
        Gap: how far the best quarter by rating stands above the mean, in standard deviations, less how far it does by
        the target. Errors of the ratings are taken out
        {last.reliability !== null && ` (reliability ${thousandths(last.reliability)})`}: ratings that stand for what is
        meant have a gap of about 0.
      </p>
    </section>
  );
}

function Target({ name, target }: { name: string; target: TargetView | null }) {
  return (
    <>
      <dt>Rank correlation of the rating with {name}</dt>
      <dd>{target ? withInterval(target.spearman, target.interval) : '–'}</dd>
      <dt>Gap to {name}</dt>
      <dd>{target ? withInterval(target.gap, target.gapInterval) : '–'}</dd>
    </>
  );
}

function withInterval(value: number, { lower, upper }: { lower: number; upper: number }): string {
  return `${thousandths(value)} (${thousandths(lower)} to ${thousandths(upper)})`;
}
