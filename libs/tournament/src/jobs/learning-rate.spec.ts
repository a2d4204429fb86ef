import { SCHEDULES, type Schedule } from '#genome';
import { learningRateAt } from './learning-rate';

const STEPS = 220; // 20 of warm-up, 200 after them
const ratesOf = (schedule: Schedule): number[] =>
  Array.from({ length: STEPS }, (_, step) =>
    learningRateAt(step, STEPS, { learningRate: 0.01, warmupFraction: 1 / 11, schedule }),
  );

describe.each(SCHEDULES)('%s', (schedule) => {
  const rates = ratesOf(schedule);

  it('rises linearly to the peak', () => {
    for (let step = 0; step < 20; step++) expect(rates[step]).toBeCloseTo((0.01 * (step + 1)) / 20, 12);
    expect(Math.max(...rates)).toBeCloseTo(0.01, 12);
  });

  it('never rises after it', () => {
    for (let step = 21; step < STEPS; step++) expect(rates[step]).toBeLessThanOrEqual(rates[step - 1]);
  });

  it('takes a single step at the peak', () => {
    expect(learningRateAt(0, 1, { learningRate: 0.01, warmupFraction: 0.1, schedule })).toBe(0.01);
  });
});

it.each<[Schedule, number, number, number]>([
  // a quarter of the way, half of it, nine tenths
  ['cosine', 0.01 * (0.1 + 0.45 * (1 + Math.SQRT1_2)), 0.0055, 0.01 * (0.1 + 0.45 * (1 + Math.cos(0.9 * Math.PI)))],
  ['linear', 0.00775, 0.0055, 0.0019],
  ['constant', 0.01, 0.01, 0.01],
  ['wsd', 0.01, 0.01, 0.0055],
])('%s is where its formula says', (schedule, quarter, half, late) => {
  const rates = ratesOf(schedule);
  expect([rates[70], rates[120], rates[200]].map((rate) => rate.toFixed(9))).toEqual(
    [quarter, half, late].map((rate) => rate.toFixed(9)),
  );
});
