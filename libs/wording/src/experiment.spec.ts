import { contrastText, powerText, withInterval } from './experiment';

const ROW = {
  arm: 'evolved',
  differenceTo: 'neutral',
  difference: -0.2,
  differenceInterval: [-0.3, -0.1],
  isToControl: true,
  isFinal: true,
  isGain: true,
  computeDifference: 0,
  reason: null,
} as const;

/** No control. */
const OTHER = { isToControl: false, isGain: false } as const;

it.each<[object, string | undefined]>([
  [
    {},
    'Gain due to evolution of evolved over neutral: 0.200 (0.100 to 0.300) bits per character fewer; told apart from no difference',
  ],
  [
    { ...OTHER, difference: 0.2, differenceInterval: [0.1, 0.3] },
    'evolved against neutral: 0.200 (0.100 to 0.300) bits per character more; told apart from no difference',
  ],
  [
    { computeDifference: 0.031 },
    'Gain due to evolution of evolved over neutral: 0.200 (0.100 to 0.300) bits per character fewer, with 3.1 % more FLOPs; told apart from no difference',
  ],
  [
    {
      isGain: false,
      isFinal: false,
      computeDifference: -0.0104,
      reason: '5 of 8 seeds; without an outcome: evolved 3 (failed)',
    },
    'evolved against neutral: 0.200 (0.100 to 0.300) bits per character fewer, with 1 % fewer FLOPs; 5 of 8 seeds; without an outcome: evolved 3 (failed)',
  ],
  [
    { isGain: false, difference: 0, differenceInterval: [-0.1, 0.1] },
    'No gain due to evolution of evolved over neutral is shown: 0.000 (-0.100 to 0.100) bits per character fewer; not told apart from no difference',
  ],
  [
    { isGain: false, isFinal: false, differenceInterval: null, reason: 'one seed has no interval' },
    'evolved against neutral: 0.200 bits per character fewer; no verdict, one seed has no interval',
  ],
  [
    { isGain: false, computeDifference: 0.549, reason: 'no gain is told where it had more' },
    'evolved against neutral: 0.200 (0.100 to 0.300) bits per character fewer, with 54.9 % more FLOPs; no gain is told where it had more',
  ],
  [
    {
      isGain: false,
      isFinal: false,
      difference: null,
      differenceInterval: null,
      reason: 'no seed has finished in both arms',
    },
    'evolved against neutral: not told, no seed has finished in both arms',
  ],
  [
    { isGain: false, difference: 0.175, differenceInterval: [-0.02, 0.37] },
    'No gain due to evolution of evolved over neutral is shown: 0.175 (-0.020 to 0.370) bits per character more; not told apart from no difference',
  ],
  [{ differenceTo: null }, undefined],
])('words %j as %s', (change, text) => {
  expect(contrastText({ ...ROW, ...change })).toBe(text);
});

it('words a difference of another unit, of any size', () => {
  const row = { ...ROW, ...OTHER, difference: 2.5e10, differenceInterval: [1e10, 4e10] } as const;
  expect(contrastText(row, 'FLOPs')).toBe(
    'evolved against neutral: 2.50e10 (1.00e10 to 4.00e10) FLOPs higher; told apart from no difference',
  );
});

it('tells power in standard deviations, and in bits where one is assumed', () => {
  const power = { comparisons: 2, level: 0.975, power: 0.8, detectable: 2, detectableInUnit: 0.04 };
  expect(powerText(power, 5)).toBe(
    '5 seeds find a difference of 2.00 standard deviations of the difference over seeds (0.040 bits per character as assumed) with probability 0.8; 2 intervals hold together, 97.5 % each.',
  );
  expect(powerText({ ...power, comparisons: 1, detectableInUnit: null }, 5)).toBe(
    '5 seeds find a difference of 2.00 standard deviations of the difference over seeds with probability 0.8.',
  );
  expect(powerText({ ...power, detectable: 92.24 }, 2)).toContain('So few seeds find next to nothing');
  expect(powerText({ ...power, detectable: null }, 1)).toContain('without an interval');
  expect(powerText({ ...power, comparisons: 0 }, 5)).toContain('nothing is compared');
});

it('leaves an interval out where there is none', () => {
  expect([withInterval(1, null), withInterval(null, null), withInterval(1, [0.5, 1.5])]).toEqual([
    '1.000',
    '–',
    '1.000 (0.500 to 1.500)',
  ]);
});
