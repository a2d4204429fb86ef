import { LossCurves } from './loss-curves';

/** Of two members, whose losses in nats are the step and ten times the step. */
function curvesOf(steps: number) {
  const curves = new LossCurves(2, steps);
  for (let step = 1; step <= steps; step++)
    for (const member of [0, 1]) curves.add(member, step, { nats: step * 10 ** member, entropy: 1 });
  return curves.points;
}

test('few steps are a point each', () => {
  expect(curvesOf(3)).toEqual([
    [1, 2, 3].map((step) => ({ step, nats: step, entropyNats: 1 })),
    [1, 2, 3].map((step) => ({ step, nats: 10 * step, entropyNats: 1 })),
  ]);
});

test('of many steps each point is the mean since the point before, the last one of what is left', () => {
  const [curve] = curvesOf(101);
  expect(curve).toHaveLength(51);
  expect(curve.slice(0, 2)).toEqual([2, 4].map((step) => ({ step, nats: step - 0.5, entropyNats: 1 })));
  expect(curve.at(-1)).toEqual({ step: 101, nats: 101, entropyNats: 1 });
});
