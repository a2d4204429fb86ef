import type { LineageEvent } from '#contracts';
import { LogReader } from './log-reader';

const event = (seq: number): LineageEvent => ({
  seq,
  tournamentId: 'spec',
  type: 'tournament.paused',
  at: '2026-01-01T00:00:00.000Z',
  v: 1,
  data: { reason: '' },
});

function world(after = 0) {
  const log: LineageEvent[] = [];
  const heard: number[] = [];
  let sending = Promise.resolve();
  const reader = new LogReader(
    {
      read: async (last, limit) => log.filter(({ seq }) => seq > last).slice(0, limit),
      send: async (batch) => {
        await sending;
        heard.push(...batch.map(({ seq }) => seq));
      },
    },
    after,
  );
  const append = (count: number): void => {
    for (let added = 0; added < count; added++) log.push(event(log.length + 1));
    reader.wake();
  };
  const hold = (): (() => void) => {
    let release = (): void => undefined;
    sending = new Promise((resolve) => (release = resolve));
    return release;
  };
  return { reader, heard, append, hold };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const upTo = (last: number, after = 0): number[] =>
  Array.from({ length: last - after }, (_, index) => after + index + 1);

it('sends the tail, then what is appended live, once and in order', async () => {
  const { reader, heard, append } = world(2);
  append(1200);
  void reader.run();
  await settle();
  for (let turn = 0; turn < 5; turn++) {
    append(3);
    await settle();
  }
  expect(heard).toEqual(upTo(1215, 2));
  reader.close();
});

it('does not miss what is appended while a slow subscriber takes a batch', async () => {
  const { reader, heard, append, hold } = world();
  const release = hold();
  append(1);
  void reader.run();
  await settle();
  append(700);
  append(1);
  expect(heard).toEqual([]);
  release();
  await settle();
  expect(heard).toEqual(upTo(702));
  reader.close();
});

it('ends when it is closed, also while it waits', async () => {
  const { reader, heard, append } = world();
  const ended = reader.run();
  await settle();
  reader.close();
  await ended;
  append(1);
  await settle();
  expect(heard).toEqual([]);
});
