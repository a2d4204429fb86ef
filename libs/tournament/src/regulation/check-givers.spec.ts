import { geneParents } from '#evolution';
import type { Individual } from '../records';
import { REGULATION } from '../testing/regulation';
import { inProcess, world } from '../testing/world';
import { checkGivers } from './check-givers';
import type { BornRegulation } from './regulation-records';

let all: readonly Individual[];
/** Of two parents, both of whom gave genes, and of one. */
let [child, ofOne]: Individual[] = [];

beforeAll(async () => {
  const { run, store } = await world({ config: { regulation: REGULATION, generations: 3 } });
  await run(inProcess());
  all = await store.individuals('spec', 0);
  child = all.find(({ regulation }) => {
    const [own, others] = [regulation!.genes.length, regulation!.fromSecondary?.length ?? 0];
    return others > 0 && others < own;
  })!;
  ofOne = all.find(({ parents }) => geneParents(parents).length === 1)!;
});

const withOwn = (one: Individual, change: Partial<BornRegulation>) => () =>
  checkGivers({ ...one, regulation: { ...one.regulation!, ...change } }, all);

it('takes what a run made, of before it was kept too', () => {
  for (const one of all) expect(() => checkGivers(one, all)).not.toThrow();
  const { fromSecondary: _, ...before } = child.regulation!;
  expect(() => checkGivers({ ...child, regulation: before }, all)).not.toThrow();
});

it('refuses genes that the parent does not have who is said to have given them', () => {
  const [primary] = geneParents(child.parents);
  const genes = child.regulation!.genes.map((gene, at) => (at === 0 ? { ...gene, id: 'm99' } : gene));
  const fromSecondary = child.regulation!.fromSecondary!.filter((id) => genes.some((gene) => gene.id === id));
  expect(withOwn(child, { genes, fromSecondary })).toThrow(
    `individual ${child.id} regulation genes is "m99"; must be one that ${primary.id} has, its primary parent`,
  );
  const [, secondary] = geneParents(child.parents);
  expect(withOwn(child, { genes, fromSecondary: ['m99'] })).toThrow(
    `one that ${secondary.id} has, its secondary parent`,
  );
});

it('refuses genes of a second parent where there is none, or that it does not have itself', () => {
  expect(withOwn(ofOne, { fromSecondary: [] })).toThrow(
    `individual ${ofOne.id} regulation fromSecondary is []; must be left out: it has no two parents`,
  );
  expect(withOwn(child, { fromSecondary: ['m99'] })).toThrow(/fromSecondary is \["m99"\]; must be ids among/);
  const reversed = child.regulation!.genes.map(({ id }) => id).reverse();
  expect(withOwn(child, { fromSecondary: reversed })).toThrow('in that order');
});
