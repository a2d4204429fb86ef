import { ARM_PRESET_NAMES } from '#experiment';
import { BASE, problems, shifts, SOUND } from './testing/prepare-sound';

it('takes arms that end on the same texts, however they get there, of one vocabulary', async () => {
  const back = shifts({ at: 1, value: 'sotu' }, { at: 2, value: 'moby' });
  const early = shifts({ at: 0, value: 'sotu' }, { at: 1, value: 'moby' });
  const arms = [
    { name: 'late', set: { environment: back } },
    { name: 'early', set: { environment: early } },
  ];
  expect(await problems({ arms })).toEqual([]);
});

it('takes arms whose mixtures are of other members', async () => {
  const arms = [
    ...SOUND.arms,
    { name: 'mixed', set: { evaluation: { community: { members: 'models-and-n-grams' } } } },
  ];
  expect(await problems({ arms, outcome: { measure: 'community-bits' } })).toEqual([]);
});

it('compares what is no cross-entropy between arms of any texts, and cross-entropies where their texts are the same', async () => {
  const arms = [
    { name: 'stays', set: { environment: shifts({ at: 1, value: 'sotu' }) } },
    { name: 'back', set: { environment: shifts({ at: 1, value: 'sotu' }, { at: 2, value: 'moby' }) } },
  ];
  const outcome = (name: string, at: number) => ({ measure: 'metric', metric: { name, in: { from: at } } });
  expect(await problems({ arms, outcome: outcome('recoveryGenerations', 2) })).toEqual([]);
  expect(await problems({ arms, outcome: outcome('meanBitsPerCharacter', 1) })).toEqual([]);
  expect(await problems({ arms, outcome: outcome('meanBitsPerCharacter', 2) })).toHaveLength(1);
});

it('takes arms of one generation that differ in the marks that a first life sets', async () => {
  const arm = (deNovo: number) => ({ name: `marks-${deNovo * 100}`, set: { regulation: { chromatin: { deNovo } } } });
  const base = { ...BASE, generations: 1, regulation: {} };
  expect(await problems({ base, arms: [arm(0.01), arm(0.5)] })).toEqual([]);
  const rates = [0.1, 0.2].map((motif) => ({ name: `rate-${motif * 10}`, set: { regulation: { rates: { motif } } } }));
  expect(await problems({ base, arms: rates })).toEqual([expect.stringMatching(/^config.arms.1 makes of the base/)]);
});

it('takes arms that are not compared at any compute', async () => {
  const arms = [{ name: 'evolved' }, { name: 'more', set: { generations: 4 } }, { use: 'neutral' }];
  expect(await problems({ arms, contrasts: [{ arm: 'evolved', to: 'neutral' }] })).toEqual([]);
});

it('takes texts as levels of a factor, and arms that are measured otherwise where they are not compared', async () => {
  const level = (limit: number) => {
    const niches = [{ name: 'book', corpus: 'moby', capacity: 6 }];
    return { level: `limit-${limit}`, set: { niches, vocabularyLimit: limit } };
  };
  expect(await problems({ factors: { limit: [level(60), level(80)] } })).toEqual([]);
  const arms = [...SOUND.arms, { name: 'coarse', set: { vocabularyLimit: 60 } }];
  expect(await problems({ arms, contrasts: [{ arm: 'evolved', to: 'neutral' }] })).toEqual([]);
});

const ADAPTATIONS = ['none', 'log-normal', 'group-elite'];

it.each(ARM_PRESET_NAMES.flatMap((use) => ADAPTATIONS.map((scheme) => [use, scheme] as const)))(
  'plans to spend as much in an arm that uses %s, where rates adapt by %s',
  async (use, scheme) => {
    const set = use === 'hand-designed' ? { searchSpace: { family: { values: ['gru'] } } } : {};
    const arms = [{ name: 'evolved' }, { use, set }];
    const base = { ...BASE, breeding: { selfAdaptation: { scheme } } };
    expect(await problems({ arms, base, compute: { tolerance: 1e-9 } })).toEqual([]);
  },
);

it('refuses a rival that is not at equal compute where survivors do not train', async () => {
  const arms = [{ name: 'evolved' }, { use: 'one-model' }];
  const base = { ...BASE, heredity: { survivorsTrain: false } };
  expect(await problems({ arms, base })).toEqual([expect.stringMatching(/^config.arms.1 is not at equal compute: /)]);
});
