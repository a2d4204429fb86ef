import { SCHEDULES, type Schedule } from '#genome';
import { learningRateAt, learningRateOver } from './learning-rate';

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

describe.each(SCHEDULES)('%s over a tournament', (schedule) => {
  const settings = { learningRate: 0.01, warmupFraction: 0.25, schedule };
  const ratesIn = (generation: number, isFresh: boolean): number[] => {
    const stretch = { from: generation / 4, to: (generation + 1) / 4 };
    return Array.from({ length: 8 }, (_, step) => learningRateOver(step, 8, settings, stretch, isFresh));
  };

  it('falls once, from generation to generation, without a step between them', () => {
    const rates = [0, 1, 2, 3].flatMap((generation) => ratesIn(generation, false));
    const atOnce = Array.from({ length: 32 }, (_, step) =>
      learningRateOver(step, 32, settings, { from: 0, to: 1 }, false),
    );
    expect(rates).toEqual(atOnce);
    expect(rates[0]).toBe(0.01);
    expect([...rates].sort((a, b) => b - a)).toEqual(rates);
  });

  it('warms fresh weights up, in whichever generation they are born, to where all others are', () => {
    const [fresh, inherited] = [ratesIn(2, true), ratesIn(2, false)];
    expect(fresh[0]).toBeCloseTo(inherited[0] / 2, 12);
    expect(fresh.slice(1)).toEqual(inherited.slice(1));
  });
});
