import { prngOf } from '#base';
import { compareGenomes } from './compare-genomes';
import { foundGenome } from './found-genome';
import type { RegulatoryGenome } from './regulatory-genome';
import { SETTINGS } from './testing/settings';

const RATES = { maintenance: 0.9, collaboration: 1, deNovo: 0.1, reset: 0.2, acetylKept: 0.5, acetylPassed: 0.5 };
const one: RegulatoryGenome = {
  ...foundGenome(SETTINGS, 8, prngOf({ seed: 1, generation: 0, purpose: 'spec', subject: 0 })),
  chromatin: RATES,
};

it('finds nothing between a genome and itself', () => {
  expect(compareGenomes(one, structuredClone(one))).toEqual({ genes: [], order: null, chromatin: [] });
});

it('tells genes that one has alone, fields that differ, the order of what both have, and rates of marks', () => {
  const [first, second, ...others] = one.genes;
  const copy = { ...first, id: '3-5-0', parentId: first.id };
  const changed = { ...second, threshold: 1.5 } as typeof second;
  const other = { genes: [changed, copy, ...others.slice(0, -1)], chromatin: { ...RATES, reset: 0.3 } };
  const { genes, order, chromatin } = compareGenomes(one, other);
  expect(genes).toEqual([
    { id: first.id, kind: 'module', in: 'one', changed: [] },
    {
      id: second.id,
      kind: 'factor',
      in: 'both',
      changed: [{ field: 'threshold', one: expect.any(Number), other: 1.5 }],
    },
    { id: others.at(-1)!.id, kind: 'module', in: 'one', changed: [] },
    { id: '3-5-0', kind: 'module', in: 'other', changed: [] },
  ]);
  expect(order).toBeNull();
  expect(chromatin).toEqual([{ field: 'reset', one: 0.2, other: 0.3 }]);
  const turned = compareGenomes(one, { ...one, genes: one.genes.toReversed() });
  expect(turned.genes).toEqual([]);
  expect(turned.order!.other).toEqual(turned.order!.one.toReversed());
  const bare = compareGenomes(one, { ...one, chromatin: null }).chromatin;
  expect(bare.map(({ field, other: own }) => [field, own])).toEqual(Object.keys(RATES).map((field) => [field, null]));
});
