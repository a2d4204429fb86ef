import { allRows } from '#client';
import type { MetricsQuery } from '#contracts';
import { generationOf, metricsOf, newbornOf } from '../records';
import type { ArchiveWorld } from './archive-world';

export function describeMetrics(world: ArchiveWorld): void {
  describe('metrics', () => {
    const begin = async () => {
      const id = world.nextId();
      const founder = newbornOf(id, 0, 0);
      const { token } = await world.begin([founder]);
      for (const generation of [0, 1]) {
        const metrics = metricsOf(generation, founder.id);
        await world.store.commit(id, token, { generation: generationOf(generation), metrics, events: [] });
      }
      return { id, founder, all: [...metricsOf(0, founder.id), ...metricsOf(1, founder.id)] };
    };

    it('are kept some as a generation opens and some as it closes, each once a subject', async () => {
      const { store } = world;
      const founder = newbornOf(world.nextId(), 0, 0);
      const { id, token } = await world.begin([founder]);
      const [opening, ...closing] = metricsOf(0, founder.id);
      await store.commit(id, token, { metrics: [opening], events: [] });
      expect(await store.metrics(id, 0)).toEqual([opening]);
      await store.commit(id, token, { generation: generationOf(0), metrics: closing, events: [] });
      expect(await store.metrics(id, 0)).toEqual([opening, ...closing]);
      expect(await store.metrics(id, 1)).toEqual([]);
      await expect(store.commit(id, token, { metrics: [{ ...opening, value: 7 }], events: [] })).rejects.toThrow();
      expect(await store.metrics(id, 0)).toHaveLength(3);
    });

    it('come by generation, name and subject, a page at a time', async () => {
      const { id, all } = await begin();
      for (const limit of [1, 2, 5, 6, 200]) {
        const pages = allRows((cursor) => world.archive.metrics(id, { cursor, limit }));
        const rows = [];
        for await (const row of pages) rows.push(row);
        expect(rows).toEqual(all);
      }
    });

    it.each<[MetricsQuery, (at: number) => boolean]>([
      [{ name: 'births' }, (at) => at % 3 === 0],
      [{ scope: 'individual' }, (at) => at % 3 === 1],
      [{ subject: 'all', generation: 1 }, (at) => at === 3 || at === 5],
      [{ minGeneration: 1 }, (at) => at >= 3],
      [{ maxGeneration: 0, scope: 'generation' }, (at) => at === 0 || at === 2],
      [{ name: 'births\0' }, (at) => at % 3 === 0],
      [{ generation: 2 ** 40 }, () => false],
    ])('are narrowed by %j', async (query, isIn) => {
      const { id, all } = await begin();
      const { rows, next } = await world.archive.metrics(id, { ...query, limit: 50 });
      expect([rows, next]).toEqual([all.filter((_, at) => isIn(at)), null]);
    });

    it('stand by name with their generations, but for those of individuals', async () => {
      const { id } = await begin();
      const numbers = {
        metrics: { births: { all: 6 }, fromElsewhere: { all: -1e-300 } },
        standardErrors: { fromElsewhere: { all: 1 / 3 } },
      };
      expect(await world.archive.generations(id)).toEqual([
        { ...generationOf(0), ...numbers },
        { ...generationOf(1), ...numbers },
      ]);
    });
  });
}
