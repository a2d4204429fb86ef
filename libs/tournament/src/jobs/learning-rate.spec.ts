import { learningRateAt } from './learning-rate';

const recipe = {
  batchSize: 8,
  learningRate: 0.01,
  warmupFraction: 0.1,
  weightDecay: 0,
  labelSmoothing: 0,
  clipNorm: 1,
  temperature: 1,
};
const rates = Array.from({ length: 200 }, (_, step) => learningRateAt(step, 200, recipe));

it('rises linearly to the peak and falls along a cosine towards a tenth of it', () => {
  expect(rates[0]).toBeCloseTo(0.01 / 20, 12);
  expect(rates[19]).toBeCloseTo(0.01, 12);
  expect(Math.max(...rates)).toBeCloseTo(0.01, 12);
  expect(rates[110]).toBeCloseTo(0.0055, 12); // half way down
  expect(rates[199]).toBeCloseTo(0.001, 5);
  for (let step = 1; step < 200; step++) expect(rates[step] > rates[step - 1]).toBe(step < 20);
});

it('takes a single step at the peak', () => {
  expect(learningRateAt(0, 1, recipe)).toBe(0.01);
});
