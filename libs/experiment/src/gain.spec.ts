import type { Arm, Design, Settings } from './design';
import { contrastsToControls, isGain } from './gain';
import { mergeSettings } from './merge-settings';

const DEFAULTS: Settings = {
  environment: [],
  breeding: {
    selection: { scheme: 'by-fitness' },
    replacement: { scheme: 'generational', elites: 1 },
    shaping: { scheme: 'none' },
    selfAdaptation: { scheme: 'none' },
    direction: 1,
    mutationRate: 0.15,
    crossoverRate: 0.5,
    growthRate: 0,
  },
  heredity: { weights: 'lamarckian', weightStep: 0.1 },
};
const isToControl = (asked: Design) =>
  contrastsToControls(asked, (config) => mergeSettings(DEFAULTS, config)).length > 0;

const HOT = { breeding: { mutationRate: 0.5 } };
const SEARCH = { searchSpace: { family: { values: ['gru'] } } };
const design = (arm: Partial<Arm>, to: Partial<Arm>, factors: Design['factors'] = {}): Design => ({
  base: {
    generations: 4,
    niches: [{ name: 'moby', capacity: 6 }],
    searchSpace: { family: { values: ['lstm', 'gru'] } },
  },
  arms: [
    { name: 'a', set: {}, ...arm },
    { name: 'b', set: {}, ...to },
  ],
  seeds: [1],
  factors,
  contrasts: [{ arm: 'a', to: 'b' }],
  report: 'all',
});

it.each<[string, boolean, Partial<Arm>, Partial<Arm>]>([
  ['a control of the base', true, {}, { use: 'neutral' }],
  ['a control that is made of the arm', true, { set: HOT }, { use: 'neutral', set: HOT }],
  ['a rival of the base', true, {}, { use: 'one-model' }],
  ['a hand-designed model, whatever it is made of', true, {}, { use: 'hand-designed', set: SEARCH }],
  ['a control of another arm', false, { set: HOT }, { use: 'neutral' }],
  ['a control that differs in more', false, {}, { use: 'neutral', set: HOT }],
  ['a control whose set takes the control away', false, {}, { use: 'neutral', set: { breeding: { shaping: { scheme: 'none' } } } }], // prettier-ignore
  ['an arm that is called neutral', false, {}, { name: 'b', set: HOT }],
  ['population-based training, which evolves', false, {}, { use: 'population-based-training' }],
  ['a control, by an arm that does not evolve', false, { set: { breeding: { shaping: { scheme: 'neutral' } } } }, { use: 'no-variation', set: { breeding: { shaping: { scheme: 'neutral' } } } }], // prettier-ignore
  ['a control, by an arm of a preset', false, { use: 'shuffled' }, { use: 'neutral' }],
  [
    'a control, which says what is so by default',
    true,
    {},
    { use: 'neutral', set: { breeding: { mutationRate: 0.15 } } },
  ],
])('of %s: %s', (_, gain, arm, to) => {
  const asked = design(arm, to);
  expect(isToControl(asked)).toBe(gain);
});

const idle = (breeding: Settings, others: Settings = {}) => ({ ...others, breeding });
it.each<[string, boolean, Settings]>([
  ['has one generation', false, { generations: 1 }],
  ['lets nobody be born', false, idle({ replacement: { scheme: 'survivors-only' } })],
  ['founds all anew', false, idle({ replacement: { scheme: 'random-search', kept: 2 } })],
  ['makes clones', false, idle({ mutationRate: 0, crossoverRate: 0 })],
  [
    'makes clones whose regulation mutates',
    true,
    idle({ mutationRate: 0, crossoverRate: 0 }, { regulation: { rates: { motif: 0.02 } } }),
  ],
  ['makes clones that grow', true, idle({ mutationRate: 0, crossoverRate: 0, growthRate: 0.1 })],
  [
    'makes clones whose rates are genes',
    true,
    idle({ mutationRate: 0, crossoverRate: 0, selfAdaptation: { scheme: 'genes' } }),
  ],
  [
    'makes clones whose weights mutate',
    true,
    idle({ mutationRate: 0, crossoverRate: 0 }, { heredity: { weights: 'baldwinian' } }),
  ],
  ['is neutral', false, idle({ shaping: { scheme: 'neutral' } })],
  ['selects by nobody’s own scores', false, idle({ direction: 0 })],
  [
    'selects neither parents nor who lives on',
    false,
    idle({ selection: { scheme: 'tournament', size: 1 }, replacement: { scheme: 'moran' } }),
  ],
  ['selects who lives on alone', true, idle({ selection: { scheme: 'tournament', size: 1 } })],
  ['selects parents alone', true, idle({ replacement: { scheme: 'moran' } })],
  [
    'mutates never, as its environment says',
    false,
    idle({ crossoverRate: 0 }, { environment: [{ set: 'mutation', course: 'steps', points: [{ at: 0, value: 0 }] }] }),
  ],
  [
    'mutates later, as its environment says',
    true,
    idle(
      { mutationRate: 0, crossoverRate: 0 },
      { environment: [{ set: 'mutation', course: 'steps', points: [{ at: 1, value: 0.1 }] }] },
    ),
  ],
])('of an arm that %s: %s', (_, gain, set) => {
  const asked = design({}, { use: 'hand-designed', set: SEARCH });
  expect(isToControl({ ...asked, base: mergeSettings(asked.base, set) })).toBe(gain);
});

it('asks it of each combination of levels', () => {
  const asked = design({}, { use: 'neutral' }, { rate: [{ level: 'hot', set: HOT }, { level: 'none', set: { breeding: { shaping: { scheme: 'neutral' } } } }] }); // prettier-ignore
  expect(isToControl(asked)).toBe(false);
  const sound = design({}, { use: 'neutral' }, { rate: [{ level: 'hot', set: HOT }] });
  expect(isToControl(sound)).toBe(true);
});

it('is on the better side, whichever that is', () => {
  const below = { isFinal: true, differenceInterval: [-0.3, -0.1], mostMoreCompute: 0 } as const;
  const above = { ...below, differenceInterval: [0.1, 0.3] } as const;
  const sides = ['lower', 'higher', null] as const;
  expect(sides.map((better) => [isGain(below, better), isGain(above, better)])).toEqual([
    [true, false],
    [false, true],
    [false, false],
  ]);
});

it.each<[boolean, [number, number] | null, number, boolean]>([
  [true, [-0.3, -0.1], 0, true],
  [true, [-0.3, 0.1], 0, false],
  [true, [0.1, 0.3], 0, false],
  [true, null, 0, false],
  [false, [-0.3, -0.1], 0, false],
  [true, [-0.3, -0.1], -0.5, true],
  [true, [-0.3, -0.1], 0.1, true],
  [true, [-0.3, -0.1], 0.101, false],
])(
  'is shown where a difference that is final (%s) has the interval %j, with so many more FLOPs %d: %s',
  (isFinal, differenceInterval, mostMoreCompute, gain) => {
    expect(isGain({ isFinal, differenceInterval, mostMoreCompute }, 'lower')).toBe(gain);
  },
);
