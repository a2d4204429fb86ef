import { setTimeout } from 'node:timers/promises';
import type { LineageEvent } from '#contracts';
import { LogReader } from './log-reader';

const event = (seq: number) => ({ seq, type: 'tournament.paused' }) as LineageEvent;

function world(position = 0, againMilliseconds = 1e6) {
  const log: LineageEvent[] = [];
  const batches: number[][] = [];
  const reader = new LogReader(
    {
      read: async (last, limit) => log.filter(({ seq }) => seq > last).slice(0, limit),
      take: (batch) => batches.push(batch.map(({ seq }) => seq)),
      restMilliseconds: 10,
      againMilliseconds,
    },
    position,
  );
  const append = (count: number): void => {
    for (let added = 0; added < count; added++) log.push(event(log.length + 1));
    reader.wake();
  };
  return { reader, batches, append, log };
}

const settle = (): Promise<void> => setTimeout(30);
const upTo = (last: number, after = 0): number[] =>
  Array.from({ length: last - after }, (_, index) => after + index + 1);

it('reads the tail, then what is appended live, once and in order', async () => {
  const { reader, batches, append } = world(2);
  append(1200);
  void reader.run();
  await settle();
  expect(batches.map(({ length }) => length)).toEqual([500, 500, 198]);
  for (let turn = 0; turn < 3; turn++) {
    append(3);
    await settle();
  }
  expect(batches.flat()).toEqual(upTo(1209, 2));
  expect(reader.position).toBe(1209);
  reader.close();
});

it('takes the first at once, and together what is appended while it rests', async () => {
  const { reader, batches, append } = world();
  void reader.run();
  await settle();
  append(1);
  await setTimeout(1);
  for (let turn = 0; turn < 5; turn++) append(2);
  await settle();
  expect(batches).toEqual([[1], upTo(11, 1)]);
  reader.close();
});

it('reads again by itself after a while', async () => {
  const { reader, batches, log } = world(0, 20);
  const ended = reader.run();
  await settle();
  log.push(event(1));
  await setTimeout(100);
  expect(batches).toEqual([[1]]);
  reader.close();
  await ended;
});

it('ends when it is closed, also while it waits', async () => {
  const { reader, batches, append } = world();
  const ended = reader.run();
  await settle();
  reader.close();
  await ended;
  append(1);
  await settle();
  expect(batches).toEqual([]);
});

it.each([0, 1])('finishes with what there is, also where it slept (%i events before)', async (before) => {
  const { reader, batches, append } = world();
  const ended = reader.run();
  append(before);
  await settle();
  append(700);
  reader.finish();
  await ended;
  append(1);
  await settle();
  expect(batches.flat()).toEqual(upTo(before + 700));
});
