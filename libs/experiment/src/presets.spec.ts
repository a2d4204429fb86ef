import type { Settings } from './design';
import { mergeSettings } from './merge-settings';
import { ARM_PRESETS, type ArmPreset } from './presets';

const keptOver = (replacement?: object): unknown =>
  ARM_PRESETS['random-search'].settings({ breeding: { replacement } }).breeding;

test.each<[object | undefined, number]>([
  [undefined, 1],
  [{ scheme: 'generational', elites: 3 }, 3],
  [{ scheme: 'generational' }, 1],
  [{ scheme: 'plus' }, 5],
  [{ scheme: 'exploit-explore', share: 0.5 }, 1],
  [{ scheme: 'steady-state', births: 2 }, 1],
  [{ scheme: 'wright-fisher' }, 0],
  [{ scheme: 'aging', births: 1 }, 0],
])('random search keeps the best where %j does', (replacement, kept) => {
  expect(keptOver(replacement)).toMatchObject({ replacement: { scheme: 'random-search', kept } });
});

test.each([
  [12, 4, [12, 5, 2, 1]],
  [100, 4, [100, 22, 5, 1]], // by 100 ** (1 / 3)
  [16, 6, [16, 8, 4, 2, 1, 1]], // by halves, which are enough
])('successive halving of %d founders over %d generations leaves %j', (capacity, generations, places) => {
  const base = { generations, niches: [{ name: 'moby', capacity }] };
  const { environment } = ARM_PRESETS['successive-halving'].settings(base) as {
    environment: { set: string; points: { at: number; value: number }[] }[];
  };
  const valueAt = (set: string, at: number) =>
    environment.find((change) => change.set === set)!.points.findLast((point) => point.at <= at)!.value;
  const all = Array.from({ length: generations }, (_, at) => at);
  expect(all.map((at) => valueAt('capacity', at))).toEqual(places);
  for (const at of all) expect(valueAt('budget', at) * places[at]).toBeCloseTo(capacity, 9);
});

const BALDWINIAN = {
  generations: 2,
  niches: [{ name: 'moby', capacity: 4 }],
  breeding: { conserved: ['family'], donors: { scheme: 'average', size: 4 }, mutationRate: 0.2 },
  heredity: { weights: 'baldwinian', weightStep: 0.2, moments: false, survivorsTrain: false },
};
const over = (base: Settings, name: ArmPreset) => mergeSettings(base, ARM_PRESETS[name].settings(base));

it('leaves nothing of the base that would do nothing', () => {
  expect(over(BALDWINIAN, 'fresh-weights')).toEqual({
    ...BALDWINIAN,
    breeding: { conserved: ['family'], mutationRate: 0.2 },
    heredity: { weights: 'darwinian', survivorsTrain: false },
  });
  expect(over(BALDWINIAN, 'no-variation')).toMatchObject({ heredity: { weights: 'baldwinian', weightStep: 0 } });
  expect(over(BALDWINIAN, 'no-variation').breeding).not.toHaveProperty('conserved');
  expect(over({}, 'no-variation')).not.toHaveProperty('heredity'); // others take no step
  const varied = { rates: { motif: 0.2, step: 0.1, recombination: 0.5 }, appraisal: {} };
  const { rates, ...others } = over({ regulation: varied }, 'no-variation').regulation as typeof varied;
  expect(rates).toMatchObject({ motif: 0, loss: 0 });
  expect([others, 'step' in rates, 'recombination' in rates]).toEqual([{ appraisal: 'off' }, false, false]);
  expect(over({ regulation: 'off' }, 'no-variation')).toMatchObject({ regulation: 'off' });
  expect(over(BALDWINIAN, 'hand-designed').breeding).not.toHaveProperty('conserved');
});

it('trains populations by copies of trained weights, whatever the base inherits', () => {
  const { breeding, heredity } = over(BALDWINIAN, 'population-based-training') as typeof BALDWINIAN;
  expect(heredity).toEqual({ moments: false, survivorsTrain: false });
  expect(breeding).toMatchObject({ mutationRate: 0.2, replacement: { scheme: 'exploit-explore', share: 0.2 } });
  expect(breeding).not.toHaveProperty('donors');
});

test('who has one parent alone has no mates to choose', () => {
  const base = { breeding: { mates: { scheme: 'attraction' }, crossover: 'one-point', crossoverRate: 0.7 } };
  for (const preset of ['no-variation', 'population-based-training'] as const) {
    const { breeding } = over(base, preset);
    expect(breeding).toMatchObject({ crossoverRate: 0 });
    for (const idle of ['mates', 'crossover']) expect(breeding).not.toHaveProperty(idle);
  }
});

test('in a control without selection migrants come by chance, where goals move in the base', () => {
  const base = { breeding: { migration: { scheme: 'goal-switching', rate: 0.3 } } };
  for (const preset of ['neutral', 'shuffled'] as const) {
    expect(over(base, preset)).toMatchObject({ breeding: { migration: { scheme: 'island', rate: 0.3 } } });
  }
  const ring = { breeding: { migration: { scheme: 'ring', rate: 0.3 } } };
  expect(over(ring, 'neutral')).toMatchObject(ring);
});

test('a control without selection has no predators, nor changes of them', () => {
  const base = {
    breeding: { shaping: { scheme: 'predators-of-families', strength: 1 }, mates: { scheme: 'attraction' } },
    environment: [{ set: 'predation', course: 'steps', points: [{ at: 1, value: 0 }] }],
  };
  for (const scheme of ['neutral', 'shuffled'] as const) {
    const arm = mergeSettings(base, ARM_PRESETS[scheme].settings(base));
    expect(arm).toEqual({ breeding: { shaping: { scheme } }, environment: [] });
  }
});

test('who has one design has no other founders, and who does without variation no changes of its rates', () => {
  const base = {
    generations: 2,
    niches: [{ name: 'a', capacity: 4 }],
    breeding: { founders: { width: { values: [64] } }, growthRate: 0.5 },
    environment: [
      { set: 'growth', course: 'steps', points: [{ at: 1, value: 1 }] },
      { set: 'migration', course: 'steps', points: [{ at: 1, value: 0 }] },
    ],
  };
  const arm = (name: keyof typeof ARM_PRESETS) => mergeSettings(base, ARM_PRESETS[name].settings(base)) as typeof base;
  expect(arm('hand-designed').breeding).not.toHaveProperty('founders');
  expect(arm('hand-designed').environment.map(({ set }) => set)).toEqual(['growth', 'migration', 'capacity', 'budget']);
  expect(arm('no-variation')).toMatchObject({ breeding: { growthRate: 0 }, environment: [{ set: 'migration' }] });
  expect(arm('population-based-training').environment.map(({ set }) => set)).toEqual(['migration']);
});
