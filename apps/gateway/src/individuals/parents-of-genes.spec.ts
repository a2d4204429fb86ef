import type { ModuleGene } from '#regulation';
import type { KeptRegulation } from '#tournament';
import { donorsOf, parentOf } from './parents-of-genes';

type Parent = KeptRegulation['parents'][number];

const gene = (id: string, parentId: string | null = null): ModuleGene => {
  return { kind: 'module', id, parentId, target: null, promoter: 'ACGT', basal: 0 };
};
const withGenes = (...ids: string[]) => ({
  regulation: { genes: ids.map((id) => gene(id)), chromatin: null, marks: null },
});
const ONE: Parent = { id: 't-0-0', role: 'primary', share: 0.5, weightShare: 0.25, ...withGenes('m0', 'm1') };
const OTHER: Parent = { id: 't-0-1', role: 'secondary', share: 0.5, weightShare: 0, ...withGenes('m0', 'm1') };
const FOSTER: Parent = { id: 't-0-2', role: 'weights', share: 0, weightShare: 0.75, ...withGenes('m1') };
const kept = (parents: readonly Parent[], fromSecondary?: readonly string[]) => {
  const genes = [gene('m0'), gene('m1')];
  return { parents, born: { genes, chromatin: null, marks: null, ...(fromSecondary && { fromSecondary }) } };
};
const parentsOf = (...args: Parameters<typeof kept>): (string | null)[] => {
  return ['m0', 'm1'].map((id) => parentOf(gene(id), kept(...args)));
};

it('tells who gave each gene', () => {
  expect(parentsOf([ONE, OTHER, FOSTER], ['m1'])).toEqual(['t-0-0', 't-0-1']);
  expect(parentsOf([ONE, OTHER], [])).toEqual(['t-0-0', 't-0-0']);
  expect(parentsOf([{ ...ONE, share: 1 }, FOSTER])).toEqual(['t-0-0', 't-0-0']);
  expect(parentsOf([])).toEqual([null, null]);
});

it('does not tell what was not recorded, nor of whom a fork does not keep', () => {
  expect(parentsOf([ONE, OTHER])).toEqual([null, null]);
  expect(parentsOf([ONE])).toEqual([null, null]);
  expect(parentsOf([OTHER], ['m1'])).toEqual([null, 't-0-1']);
});

it('tells whose weights a module began with: those who have it, or what it is a copy of', () => {
  const own = kept([ONE, OTHER, FOSTER], []);
  expect(donorsOf(gene('m0'), own)).toEqual(['t-0-0']);
  expect(donorsOf(gene('m1'), own)).toEqual(['t-0-0', 't-0-2']);
  expect(donorsOf(gene('3-5-0', 'm1'), own)).toEqual(['t-0-0', 't-0-2']);
  expect(donorsOf(gene('m7'), own)).toEqual([]);
  expect(donorsOf({ ...gene('m1'), target: 'learningRate' }, own)).toEqual([]);
});
