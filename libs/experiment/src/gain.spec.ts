import type { Arm, Design } from './design';
import { isGain, isToControl } from './gain';

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
])('of %s: %s', (_, gain, arm, to) => {
  const asked = design(arm, to);
  expect(isToControl(asked, asked.contrasts[0])).toBe(gain);
});

it('asks it of each combination of levels', () => {
  const asked = design({}, { use: 'neutral' }, { rate: [{ level: 'hot', set: HOT }, { level: 'none', set: { breeding: { shaping: { scheme: 'neutral' } } } }] }); // prettier-ignore
  expect(isToControl(asked, asked.contrasts[0])).toBe(false);
  const sound = design({}, { use: 'neutral' }, { rate: [{ level: 'hot', set: HOT }] });
  expect(isToControl(sound, sound.contrasts[0])).toBe(true);
});

it.each<[boolean, [number, number] | null, boolean]>([
  [true, [-0.3, -0.1], true],
  [true, [-0.3, 0.1], false],
  [true, [0.1, 0.3], false],
  [true, null, false],
  [false, [-0.3, -0.1], false],
])('is shown where a difference that is final (%s) has the interval %j: %s', (isFinal, differenceInterval, gain) => {
  expect(isGain({ isFinal, differenceInterval })).toBe(gain);
});
