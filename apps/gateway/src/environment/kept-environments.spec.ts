import { EventBus } from '#conducting';
import type { EnvironmentConfig, Setting } from '#environment';
import { KeptEnvironments } from './kept-environments';

const CONFIG = {
  generations: 1000,
  environment: [{ set: 'growth', course: 'cycle', values: [0, 1], every: 1 }],
} as unknown as EnvironmentConfig & { generations: number };
const BEGUN = { config: CONFIG, seed: 1, first: 0 };
const growth = (value: number): Setting => ({
  set: 'growth',
  niche: null,
  deme: null,
  taste: null,
  value,
  by: 'cycle',
});

function world(opened: number) {
  const log = Array.from({ length: opened }, (_, generation) => [growth(generation % 2)]);
  const reads: [number, number][] = [];
  const bus = new EventBus();
  const archive = {
    settings: async (_: string, from: number, limit: number) => {
      reads.push([from, limit]);
      return log.slice(from, from + limit);
    },
  };
  return { log, reads, bus, archive, kept: new KeptEnvironments(archive, bus) };
}

it('reads what held in pages, and only what is new the next time, whoever asks at once', async () => {
  const { log, reads, kept } = world(250);
  const [first, second] = await Promise.all([kept.of('t', BEGUN), kept.of('t', BEGUN)]);
  expect(reads.map(([from]) => from)).toEqual([0, 100, 200, 250]);
  expect(second.held.points.get('growth')).toHaveLength(250);
  log.push([growth(0)]);
  const third = await kept.of('t', BEGUN);
  expect(third.held.next).toBe(251);
  expect(third.plan).toBe(first.plan);
});

it('begins anew after a tournament was deleted, and after a failure', async () => {
  const { reads, bus, archive, kept } = world(3);
  await kept.of('t', BEGUN);
  bus.emit('removed', 't');
  expect((await kept.of('t', BEGUN)).held.next).toBe(3);
  const { settings } = archive;
  archive.settings = async () => Promise.reject(new Error('no database'));
  await expect(kept.of('t', BEGUN)).rejects.toThrow('no database');
  archive.settings = settings;
  await kept.of('t', BEGUN);
  expect(reads.map(([from]) => from)).toEqual([0, 0, 0]);
});
