/** What a life paid for its training text, each batch coded by the weights before the step that learns from it (Dawid 1984). */
import { sum } from '#base';
import type { LossPointView } from '#contracts';

export interface Prequential {
  /** Mean nats a symbol. */
  readonly prequentialNats: number;
  /**
   * Nats a symbol for each doubling of what was trained on, below 0 where it learns: the line of least squares through the loss against
   * the logarithm of symbols, since learning curves are nearly straight on it. Null where one point tells no slope.
   */
  readonly prequentialSlope: number | null;
}

/** Of a loss curve whose steps count from 0. Each point is the mean since the point before, and weighs as many steps, at their middle. */
export function prequential(curve: readonly LossPointView[]): Prequential {
  const points = curve.map(({ step, nats }, at) => {
    const from = curve[at - 1]?.step ?? 0;
    return { weight: step - from, x: Math.log2((from + step) / 2), nats };
  });
  const weighted = (of: (point: (typeof points)[number]) => number): number =>
    sum(points.map((point) => point.weight * of(point))) / sum(points.map(({ weight }) => weight));
  const prequentialNats = weighted(({ nats }) => nats);
  const middle = weighted(({ x }) => x);
  const spread = weighted(({ x }) => (x - middle) ** 2);
  const prequentialSlope =
    spread > 0 ? weighted(({ x, nats }) => (x - middle) * (nats - prequentialNats)) / spread : null;
  return { prequentialNats, prequentialSlope };
}
