import { mean } from '#base';
import { prequential } from './prequential';

const pointsOf = (ends: readonly number[], nats: (middle: number) => number) =>
  ends.map((step, at) => ({ step, nats: nats(((ends[at - 1] ?? 0) + step) / 2), entropyNats: 1 }));

it('is the mean over steps, a last interval that is shorter counting for less', () => {
  const losses = [4, 3, 2.5, 2.2, 2];
  const curve = [
    { step: 2, nats: 3.5, entropyNats: 1 },
    { step: 4, nats: 2.35, entropyNats: 1 },
    { step: 5, nats: 2, entropyNats: 1 },
  ];
  expect(prequential(curve).prequentialNats).toBeCloseTo(mean(losses), 12);
});

it.each([[[1, 2, 3, 4]], [[10, 20, 30, 31]], [[100, 900]]])(
  'has the slope by doublings of a loss that falls by them: steps %j',
  (ends) => {
    const falling = pointsOf(ends, (middle) => 4 - 0.3 * Math.log2(middle));
    expect(prequential(falling).prequentialSlope).toBeCloseTo(-0.3, 10);
    expect(prequential(pointsOf(ends, () => 2)).prequentialSlope).toBeCloseTo(0, 12);
  },
);

it('has no slope of one point', () => {
  expect(prequential(pointsOf([1], () => 4))).toEqual({ prequentialNats: 4, prequentialSlope: null });
});
