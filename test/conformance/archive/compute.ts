import { allRows } from '#client';
import { COMPUTE_GROUPS, type ComputeView } from '#contracts';
import type { Compute, Individual, Tournament } from '#tournament';
import { newbornOf, tournamentOf } from '../records';
import type { ArchiveWorld } from './archive-world';

const LIMIT = 1000;

export function describeCompute(world: ArchiveWorld): void {
  describe('compute', () => {
    const parents = (...shares: readonly [id: string, weightShare: number][]): Individual['parents'] =>
      shares.map(([id, weightShare], at) => {
        return {
          id,
          share: 0.5,
          weightShare,
          role: at === 0 ? 'primary' : 'secondary',
          genes: at === 0 ? ['family'] : [],
        };
      });
    const trained = (generation: number, individual: string, flops: number): Compute => {
      return {
        generation,
        individual,
        kind: 'training',
        flops,
        tokens: Math.floor(flops / 10),
        cpuSeconds: flops / 100,
      };
    };
    /** `mother` lives through all generations and has `child`, which takes genes alone of `father`; the youngest takes weights of both. */
    const begin = async (weights: Tournament['config']['heredity']['weights'] = 'lamarckian') => {
      const id = world.nextId();
      const { config } = tournamentOf(id);
      const heredity = { ...config.heredity, weights };
      const [mother, father] = [newbornOf(id, 0, 0), newbornOf(id, 0, 1)];
      const child = { ...newbornOf(id, 1, 0), parents: parents([mother.id, 1], [father.id, 0]) };
      const youngest = { ...newbornOf(id, 2, 0), parents: parents([child.id, 0.5], [mother.id, 0.5]) };
      const { token } = await world.begin([mother, father, child, youngest], {
        generation: 2,
        config: { ...config, heredity },
      });
      await world.train(id, token, { [mother.id]: 3, [father.id]: 3, [child.id]: 2, [youngest.id]: 1 });
      await world.store.commit(id, token, { died: { ids: [father.id], generation: 0 }, events: [] });
      const work = [
        ...[0, 1, 2].map((generation) => trained(generation, mother.id, 1000 * 10 ** generation)),
        trained(0, father.id, 500),
        ...[1, 2].map((generation) => trained(generation, child.id, 100 * generation)),
        trained(2, youngest.id, 7),
        { ...trained(2, youngest.id, 3), kind: 'test', tokens: 0 } as const,
        { ...trained(2, '', 0), kind: 'judging', cpuSeconds: 4 } as const,
      ];
      await world.store.commit(id, token, { compute: work, events: [] });
      return { id, mother, father, child, youngest };
    };
    const flopsBy = (rows: readonly ComputeView[], name: 'generation' | 'kind' | 'individual') =>
      rows.map((row) => [row[name], row.flops]);

    it('of a tournament is summed by what is asked for, all but individuals with what is of nobody', async () => {
      const { id, mother, father, child, youngest } = await begin();
      const by = async (group: Parameters<typeof world.archive.compute>[1]['by'], limit = LIMIT) =>
        (await world.archive.compute(id, { by: group, limit })).rows;
      expect(flopsBy(await by('generation'), 'generation')).toEqual([[0, 1500], [1, 10_100], [2, 100_210]]); // prettier-ignore
      expect(await by('kind')).toEqual([
        { generation: null, kind: 'judging', individual: null, individuals: 0, flops: 0, tokens: 0, cpuSeconds: 4 },
        { generation: null, kind: 'test', individual: null, individuals: 1, flops: 3, tokens: 0, cpuSeconds: 0.03 },
        { generation: null, kind: 'training', individual: null, individuals: 4, flops: 111_807, tokens: 11_180, cpuSeconds: expect.closeTo(1118.07) }, // prettier-ignore
      ]);
      expect((await by('generation-and-kind')).map(({ generation, kind }) => [generation, kind])).toEqual([
        [0, 'training'],
        [1, 'training'],
        [2, 'judging'],
        [2, 'test'],
        [2, 'training'],
      ]);
      expect(flopsBy(await by('individual'), 'individual')).toEqual([
        [mother.id, 111_000],
        [father.id, 500],
        [child.id, 300],
        [youngest.id, 10],
      ]);
      expect(await by('individual', 2)).toHaveLength(2);
    });

    it('of a lineage counts donors of weights once, and what they spent before these were handed on', async () => {
      const { id, mother, child, youngest } = await begin();
      const of = async (individual: string, by: 'individual' | 'generation' = 'individual') => {
        const { own, lineage } = await world.archive.individualCompute(individual, { by, limit: LIMIT });
        return { own: own.rows, lineage: lineage!.rows };
      };
      const { own, lineage } = await of(youngest.id);
      expect(flopsBy(own, 'individual')).toEqual([[youngest.id, 10]]);
      expect(flopsBy(lineage, 'individual')).toEqual([
        [mother.id, 11_000], // its last generation went elsewhere
        [child.id, 100],
        [youngest.id, 10],
      ]);
      expect(flopsBy((await of(child.id)).lineage, 'individual')).toEqual([[mother.id, 1000], [child.id, 300]]); // prettier-ignore
      const all = await world.archive.compute(id, { by: 'lineage', limit: LIMIT });
      expect(all.rows.map(({ individual, individuals, flops }) => [individual, individuals, flops])).toEqual([
        [mother.id, 1, 111_000],
        [youngest.id, 3, 11_110],
        [child.id, 2, 1300],
      ]);
      const baldwinian = (await begin('baldwinian')).youngest;
      expect(flopsBy((await of(baldwinian.id)).lineage, 'individual')).toEqual([[baldwinian.id, 10]]); // born with what cost nothing
      expect(flopsBy((await of(youngest.id, 'generation')).lineage, 'generation')).toEqual([[0, 1000], [1, 10_100], [2, 10]]); // prettier-ignore
    });

    it('comes in pages that hold each row once, and in rows of several generations', async () => {
      const { id, youngest } = await begin();
      for (const by of COMPUTE_GROUPS) {
        const all = (await world.archive.compute(id, { by, limit: LIMIT })).rows;
        const page = (cursor?: string) => world.archive.compute(id, { by, cursor, limit: 1 });
        const paged: ComputeView[] = [];
        for await (const row of allRows(page)) paged.push(row);
        const exact = ({ cpuSeconds: _, ...row }: ComputeView) => row;
        expect(paged.map(exact)).toEqual(all.map(exact));
      }
      const other = (await world.archive.compute(id, { by: 'kind', limit: 1 })).next!;
      for (const cursor of [other, 'nonsense']) {
        await expect(world.archive.compute(id, { by: 'individual', cursor, limit: 1 })).rejects.toThrow(
          'was not given out',
        );
      }
      const pairs = await world.archive.compute(id, { by: 'generation', every: 2, limit: LIMIT });
      expect(flopsBy(pairs.rows, 'generation')).toEqual([[0, 11_600], [2, 100_210]]); // prettier-ignore
      const { own, lineage } = await world.archive.individualCompute(youngest.id, { by: 'kind', limit: 1 });
      expect([own.rows.length, own.leftOut, lineage?.leftOut]).toEqual([1, 1, 1]);
    });

    it('of lineages is refused where too many lived to sum them, and is left out of an individual', async () => {
      const id = world.nextId();
      const eldest = newbornOf(id, 0, 0);
      const { token } = await world.begin([eldest], { generation: 200_000 });
      await world.train(id, token, { [eldest.id]: 3 });
      await world.store.commit(id, token, { compute: [trained(0, eldest.id, 1)], events: [] });
      await expect(world.archive.compute(id, { by: 'lineage', limit: LIMIT })).rejects.toThrow(
        'by is "lineage"; must be another sum here: lineages are summed of at most 200000 lives',
      );
      const { own, lineage } = await world.archive.individualCompute(eldest.id, { by: 'kind', limit: LIMIT });
      expect([own.rows.length, lineage]).toEqual([1, null]);
    });
  });
}
