import type { Settings } from './design';
import { ARM_PRESETS } from './presets';

interface Deme {
  readonly name: string;
  readonly capacity: number;
}
interface Point {
  readonly at: number;
  readonly value: number;
}
interface Spending {
  readonly generations: number;
  readonly niches: readonly (Deme | { readonly name: string; readonly demes: readonly Deme[] })[];
  readonly environment?: readonly { set: string; deme?: string; course: 'steps'; points: readonly Point[] }[];
}

/** Told apart from what is tested: by the last point that has come. */
function heldAt(
  { environment = [] }: Spending,
  set: string,
  deme: string | undefined,
  at: number,
  base: number,
): number {
  const own = environment.filter((change) => change.set === set && (change.deme ?? deme) === deme).at(-1);
  const come = (own?.points ?? []).filter((point) => point.at <= at);
  return come.reduce<Point>((last, point) => (point.at >= last.at ? point : last), { at: -1, value: base }).value;
}

function demesIn(config: Spending, at: number): number[] {
  const demes = config.niches.flatMap((niche) => ('demes' in niche ? niche.demes : [niche]));
  return demes.map(({ name, capacity }) => heldAt(config, 'capacity', name, at, capacity));
}

/** In lives of the whole budget, by generation, where all who live train. */
function spentBy(config: Spending): number[] {
  const shareAt = (at: number) => heldAt(config, 'budget', undefined, at, 1);
  return Array.from(
    { length: config.generations },
    (_, at) => shareAt(at) * demesIn(config, at).reduce((a, b) => a + b),
  );
}

const BASES: readonly Spending[] = [
  { generations: 6, niches: [{ name: 'a', capacity: 8 }] },
  {
    generations: 3,
    niches: [
      { name: 'a', capacity: 5 },
      {
        name: 'b',
        demes: [
          { name: 'c', capacity: 3 },
          { name: 'd', capacity: 12 },
        ],
      },
    ],
  },
  {
    generations: 5,
    niches: [{ name: 'a', capacity: 16 }],
    environment: [
      { set: 'capacity', course: 'steps', points: [{ at: 2, value: 4 }] },
      { set: 'budget', course: 'steps', points: [{ at: 0, value: 0.5 }, { at: 3, value: 2 }] }, // prettier-ignore
    ],
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

it('ends halving with one model, however few the generations', () => {
  const base = { generations: 4, niches: [{ name: 'a', capacity: 12 }] };
  const settings = ARM_PRESETS['successive-halving'].settings(base) as unknown as Spending;
  const places = [0, 1, 2, 3].map((at) => demesIn({ ...base, environment: [], ...settings }, at)[0]);
  expect(places).toEqual([12, 5, 2, 1]);
  const { environment } = ARM_PRESETS['successive-halving'].settings({ ...base, generations: 1 });
  expect(environment).toMatchObject([{ set: 'capacity', points: [{ at: 0, value: 12 }] }, { set: 'budget' }]);
});

it.each([
  { generations: 'many', niches: 3 },
  ...[
    [{}],
    [null],
    [{ set: 'capacity', course: 'steps' }],
    [{ set: 'capacity', course: 'steps', points: [{ at: 9, value: 2 }] }],
    [{ set: 'capacity', course: 'steps', points: [{ at: 0, value: 'two' }] }],
    [{ set: 'capacity', deme: 'nowhere', course: 'steps', points: [{ at: 0, value: 2 }] }],
    [{ set: 'weather', course: 'cycle', values: [1] }],
    [{ set: 'budget', course: 'cycle', values: 1 }],
    [{ set: 'budget', course: 'bits', levels: [null] }],
    'often',
  ].map((environment) => ({ ...BASES[0], environment })),
  { ...BASES[0], niches: [{ name: 'a', capacity: 'eight' }] },
  { ...BASES[0], niches: [{ name: 'a', demes: 4 }] },
])('leaves a base that is wrong to the check of its config: %j', (base) => {
  expect(ARM_PRESETS['one-model'].settings(base as unknown as Settings)).toEqual({});
  for (const { settings } of Object.values(ARM_PRESETS))
    expect(() => settings(base as unknown as Settings)).not.toThrow();
});

it('takes a cycle to turn in every generation where it does not say how often', () => {
  const environment = [{ set: 'capacity', course: 'cycle', values: [2, 4] }];
  const settings = ARM_PRESETS['hand-designed'].settings({ ...BASES[0], environment } as unknown as Settings);
  const shares = [0, 1, 2, 3].map((at) => heldAt(settings as unknown as Spending, 'budget', undefined, at, 1));
  expect(shares).toEqual([2, 4, 2, 4]);
});
