import { DEFAULT_SEARCH_SPACE } from '#genome';
import { searchSpaceOf } from './search-space-of';

const RATES = { crossoverRate: 0.5, mutationRate: 0.1, mutationScale: 0.2 };
const logNormal = { scheme: 'log-normal', step: 0.2 } as const;
const addedBy = (breeding: Parameters<typeof searchSpaceOf>[0]['breeding']) =>
  searchSpaceOf({ searchSpace: {}, breeding })
    .map(({ name }) => name)
    .slice(DEFAULT_SEARCH_SPACE.length);

it('is the declared space, narrowed', () => {
  const space = searchSpaceOf({ searchSpace: { width: { values: [64] } }, breeding: RATES });
  expect(space).toEqual(
    DEFAULT_SEARCH_SPACE.map((locus) => (locus.name === 'width' ? { ...locus, values: [64] } : locus)),
  );
});

test.each([
  [{ ...RATES, selfAdaptation: { scheme: 'none' } as const }, []],
  [{ ...RATES, selfAdaptation: logNormal }, ['mutationRate', 'mutationScale', 'crossoverRate']],
  [{ ...RATES, selfAdaptation: logNormal, crossoverRate: 0 }, ['mutationRate', 'mutationScale']],
  [{ ...RATES, selfAdaptation: logNormal, mutationRate: 0, mutationScale: 0 }, ['crossoverRate']],
])('of %j has the further loci %j: a rate of 0 is none', (breeding, added) => {
  expect(addedBy(breeding)).toEqual(added);
});

it('refuses to narrow rates: their config is their start', () => {
  const narrow = () => searchSpaceOf({ searchSpace: { mutationRate: { low: 0.1, high: 0.2 } } });
  expect(narrow).toThrow(expect.objectContaining({ field: 'mutationRate' }));
});

it('has the loci of modules that are named, as they are named, before rates', () => {
  const searchSpace = { modules: { values: [4, 0] }, adapterPlace: { values: [1] } };
  const added = searchSpaceOf({ searchSpace, breeding: { ...RATES, selfAdaptation: logNormal } });
  expect(added.slice(DEFAULT_SEARCH_SPACE.length, -3)).toEqual([
    { kind: 'ordinal', name: 'modules', values: [0, 4] },
    { kind: 'ordinal', name: 'adapterPlace', values: [1] },
  ]);
  const tooMany = () => searchSpaceOf({ searchSpace: { modules: { values: [33] } } });
  expect(tooMany).toThrow('modules.values is 33; must be one of the whole numbers 0 to 32');
});

it('knows what is meant by a misspelt locus, of modules too', () => {
  const misspelt = () => searchSpaceOf({ searchSpace: { adapterRnk: { values: [2] } } });
  expect(misspelt).toThrow(/must be adapterRank, perhaps: one of the loci family, .*adapterPlace, adapterRouter$/);
});
