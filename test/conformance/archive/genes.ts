import { allRows } from '#client';
import { DEFAULT_SEARCH_SPACE, type CategoricalLocus, type OrdinalLocus, type RealLocus } from '#genome';
import type { Individual } from '#tournament';
import { generationOf, newbornOf } from '../records';
import type { ArchiveWorld } from './archive-world';

const locus = <Locus>(name: string) => DEFAULT_SEARCH_SPACE.find((each) => each.name === name) as Locus;
const WIDTH = locus<OrdinalLocus>('width');
const FAMILY = locus<CategoricalLocus>('family');
const DROPOUT = locus<OrdinalLocus>('dropout');
const RATE = locus<RealLocus>('learningRate');

export function describeGenes(world: ArchiveWorld): void {
  describe('genes', () => {
    /** Two founders, one of whom dies at once, and three born in generation 1. */
    async function begin() {
      const id = world.nextId();
      const newborn = (generation: number, slot: number, genes: Individual['genome'], parents: Individual[] = []) => {
        const newborn = newbornOf(id, generation, slot, parents);
        return { ...newborn, genome: { ...newborn.genome, ...genes } };
      };
      const one = newborn(0, 0, { width: 128, family: 'gru', dropout: 0.05, learningRate: 0.001 });
      const other = newborn(0, 1, { width: 32, family: 'gru', dropout: 0, learningRate: 0.003 });
      const children = [
        newborn(1, 0, { width: 128, family: 'lstm', dropout: 0.05, learningRate: 0.002 }, [one, other]),
        newborn(1, 1, { width: 48, family: 'gru', dropout: 0, learningRate: 0.004 }, [other]),
        newborn(1, 2, { width: 128, family: 'gru', dropout: 0.05, learningRate: 0.01 }, [other]),
      ];
      const { token } = await world.begin([one, other, ...children]);
      await world.store.commit(id, token, { tournament: { generation: 2 }, events: [] });
      await world.store.commit(id, token, { died: { ids: [one.id], generation: 0 }, events: [] });
      return { id, token, one, other, children };
    }

    it('are counted by allele among everyone who lived in a generation', async () => {
      const { id } = await begin();
      const width = await world.archive.geneHistory(id, WIDTH, {});
      const later = [
        { value: 32, count: 1 },
        { value: 48, count: 1 },
        { value: 128, count: 2 },
      ];
      expect(width).toEqual({
        locus: 'width',
        kind: 'ordinal',
        generations: [
          { generation: 0, living: 2, alleles: [{ ...later[0] }, { value: 128, count: 1 }], quantiles: null },
          { generation: 1, living: 4, alleles: later, quantiles: null },
          { generation: 2, living: 4, alleles: later, quantiles: null },
        ],
      });
      const { generations } = await world.archive.geneHistory(id, FAMILY, { minGeneration: 1, maxGeneration: 1 });
      expect(generations).toMatchObject([{ generation: 1, alleles: [{ value: 'gru', count: 3 }, { value: 'lstm' }] }]);
    });

    it('are told by quantiles where they are real numbers', async () => {
      const { id } = await begin();
      const { kind, generations } = await world.archive.geneHistory(id, RATE, { maxGeneration: 1 });
      expect(kind).toBe('real');
      expect(generations).toMatchObject([
        { generation: 0, living: 2, alleles: [] },
        { generation: 1, living: 4 },
      ]);
      const quantiles = Object.values(generations[1].quantiles ?? {});
      [0.002, 0.00275, 0.0035, 0.0055, 0.01].forEach((each, at) => expect(quantiles[at]).toBeCloseTo(each, 12));
    });

    it('are told alike of generations that are open and closed', async () => {
      const { id, token } = await begin();
      const ask = () =>
        Promise.all([
          ...DEFAULT_SEARCH_SPACE.map((each) => world.archive.geneHistory(id, each, {})),
          world.archive.geneHistory(id, WIDTH, { minGeneration: 1, maxGeneration: 1 }),
          world.archive.geneOrigins(id, WIDTH, 128, 10),
        ]);
      const open = await ask();
      for (const generation of [0, 1]) {
        await world.store.commit(id, token, { generation: generationOf(generation), events: [] });
        expect(await ask()).toEqual(open);
      }
    });

    it('arose in those who have an allele that no parent of theirs has', async () => {
      const { id, one, children } = await begin();
      const origins = async (...query: [OrdinalLocus | CategoricalLocus, string | number, number?]) =>
        (await world.archive.geneOrigins(id, query[0], query[1], query[2] ?? 10)).map((each) => each.id);
      expect(await origins(WIDTH, 128)).toEqual([one.id, children[2].id]);
      expect(await origins(WIDTH, 128, 1)).toEqual([one.id]);
      expect(await origins(WIDTH, 64)).toEqual([]);
      expect(await origins(FAMILY, 'lstm')).toEqual([children[0].id]);
      expect(await origins(DROPOUT, 0.05)).toEqual([one.id, children[2].id]);
    });

    it('are told of everyone who was born, a page at a time', async () => {
      const { id, one, other, children } = await begin();
      for (const limit of [1, 2, 5, 50]) {
        const rows = [];
        for await (const row of allRows((cursor) => world.archive.alleles(id, WIDTH, { cursor, limit })))
          rows.push(row);
        const values = [128, 32, 128, 48, 128];
        expect(rows).toEqual([one, other, ...children].map(({ id }, at) => ({ id, value: values[at] })));
      }
      const later = await world.archive.alleles(id, WIDTH, { limit: 50, minGeneration: children[0].generation });
      expect(later.rows.map((row) => row.id)).toEqual(children.map((child) => child.id));
      await expect(world.archive.alleles(id, WIDTH, { cursor: 'W10', limit: 1 })).rejects.toThrow('was not given out');
      const lacking = { ...WIDTH, name: 'mutationRate' };
      expect((await world.archive.alleles(id, lacking, { limit: 1 })).rows).toEqual([{ id: one.id, value: null }]);
    });

    it('are none where nobody lives', async () => {
      expect(await world.archive.geneHistory('nowhere', WIDTH, {})).toMatchObject({ generations: [] });
      expect(await world.archive.geneOrigins('nowhere', WIDTH, 32, 10)).toEqual([]);
    });
  });
}
