import type { Settings } from './design';
import { ARM_PRESETS } from './presets';

interface Deme {
  readonly capacity: number | readonly { readonly from: number; readonly capacity: number }[];
}
interface Spending {
  readonly generations: number;
  readonly niches: readonly (Deme | { readonly demes: readonly Deme[] })[];
  readonly budget?: { readonly schedule?: readonly { readonly from: number; readonly share: number }[] };
}

/** Told apart from what is tested: by the last entry that has begun. */
const held = <Entry extends { readonly from: number }>(entries: readonly Entry[], at: number): Entry =>
  entries.filter(({ from }) => from <= at).reduce((last, entry) => (entry.from >= last.from ? entry : last));

function demesIn({ niches }: Spending, at: number): number[] {
  const demes = niches.flatMap((niche) => ('demes' in niche ? niche.demes : [niche]));
  return demes.map(({ capacity }) => (typeof capacity === 'number' ? capacity : held(capacity, at).capacity));
}

/** In lives of the whole budget, by generation, where all who live train. */
function spentBy(config: Spending): number[] {
  const shareAt = (at: number) => (config.budget?.schedule ? held(config.budget.schedule, at).share : 1);
  return Array.from(
    { length: config.generations },
    (_, at) => shareAt(at) * demesIn(config, at).reduce((a, b) => a + b),
  );
}

const BASES: readonly Spending[] = [
  { generations: 6, niches: [{ capacity: 8 }] },
  { generations: 3, niches: [{ capacity: 5 }, { demes: [{ capacity: 3 }, { capacity: 12 }] }] },
  {
    generations: 5,
    niches: [{ capacity: [{ from: 0, capacity: 16 }, { from: 2, capacity: 4 }] }], // prettier-ignore
    budget: { schedule: [{ from: 0, share: 0.5 }, { from: 3, share: 2 }] }, // prettier-ignore
  },
];
const RIVALS = ['successive-halving', 'one-model', 'hand-designed'] as const;

it.each(BASES.flatMap((base) => RIVALS.map((rival) => [rival, base] as const)))(
  '%s spends in each generation what the base does: %j',
  (rival, base) => {
    const settings = ARM_PRESETS[rival].settings(base as unknown as Settings);
    const spent = spentBy({ ...base, ...(settings as unknown as Spending) });
    spentBy(base).forEach((lives, at) => expect(spent[at]).toBeCloseTo(lives, 10));
  },
);

it.each([
  ['successive-halving', [8, 4, 2, 1, 1, 1]],
  ['one-model', [8, 1, 1, 1, 1, 1]],
  ['hand-designed', [1, 1, 1, 1, 1, 1]],
] as const)('%s has %j places', (rival, places) => {
  const settings = ARM_PRESETS[rival].settings(BASES[0] as unknown as Settings) as unknown as Spending;
  expect(places.map((_, at) => demesIn({ ...BASES[0], ...settings }, at)[0])).toEqual(places);
});

it('leaves a base that is wrong to the check of its config', () => {
  expect(ARM_PRESETS['one-model'].settings({ generations: 'many', niches: 3 })).toEqual({});
});
