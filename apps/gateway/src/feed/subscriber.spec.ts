import { setTimeout } from 'node:timers/promises';
import type { EventBatch, LineageEvent, SnapshotPart } from '#contracts';
import { FeedRoom } from './feed-room';
import { FAR_BEHIND, type Line, MOST_WAITING_FRAMES, Subscriber, type SubscriberOptions } from './subscriber';

const settle = (): Promise<void> => setTimeout(120);
const upTo = (last: number, after = 0): number[] =>
  Array.from({ length: last - after }, (_, index) => after + index + 1);

const ALL: SubscriberOptions = {
  mode: 'log',
  filter: undefined,
  snapshot: () => Promise.reject(new Error('not asked for')),
};
const SCREEN: SubscriberOptions = {
  mode: 'snapshot',
  filter: undefined,
  snapshot: async (tournamentId, seq) =>
    [1, 2].map((part) => ({ tournamentId, seq: seq - 7, to: part }) as SnapshotPart),
};

/** A room of a log that ends at `end`, which nobody is in. */
function world(end: number) {
  const log = Array.from({ length: end }, (_, index) => ({ seq: index + 1 }) as LineageEvent);
  const live = new Set<(batch: EventBatch) => void>();
  let reads = 0;
  const room = new FeedRoom(
    't',
    {
      read: async (after, limit) => {
        reads++;
        return log.slice(after, after + limit);
      },
      broadcast: (batch) => live.forEach((receive) => receive(batch)),
    },
    end,
  );
  const running = room.run();
  const append = (count: number): void => {
    for (let added = 0; added < count; added++) log.push({ seq: log.length + 1 } as LineageEvent);
    room.wake();
  };

  function join(after: number, options = ALL) {
    const received: number[] = [];
    const parts: SnapshotPart[] = [];
    const ends: string[] = [];
    let position = after;
    let holding: Promise<void> | undefined;
    let release = (): void => undefined;
    const control = { waitingFrames: 0, hold: () => void (holding = new Promise((resolve) => (release = resolve))) };
    const receive = (batch: EventBatch): void => {
      expect(batch.after).toBe(position);
      position = batch.through;
      received.push(...batch.events.map(({ seq }) => seq));
    };
    const line: Line = {
      send: async (batch) => {
        await holding;
        receive(batch);
      },
      sendPart: async (part) => {
        parts.push(part);
        position = part.seq;
      },
      setLive: (on) => void (on ? live.add(receive) : live.delete(receive)),
      waitingFrames: () => control.waitingFrames,
      end: (detail) => ends.push(detail),
    };
    const failures: unknown[] = [];
    const subscriber = new Subscriber(room, line, options, after, (error) => failures.push(error));
    subscriber.start();
    const isLive = (): boolean => live.has(receive);
    return { received, parts, ends, failures, subscriber, isLive, control, release: () => release() };
  }
  return { room, running, append, join, reads: () => reads };
}

describe('a subscriber', () => {
  it('receives the tail, then is live, each event once and in order, whatever is appended meanwhile', async () => {
    const { room, append, join } = world(1203);
    const reader = join(2);
    for (let turn = 0; turn < 6; turn++) {
      append(1 + turn * 100);
      await setTimeout(20 * turn);
    }
    await settle();
    expect(reader.received).toEqual(upTo(room.position, 2));
    expect([room.position, reader.isLive()]).toEqual([1203 + 6 + 1500, true]);
    room.close();
  });

  it('costs the log one read for each batch, however many are live', async () => {
    const { room, append, join, reads } = world(10);
    const readers = Array.from({ length: 50 }, () => join(10));
    await settle();
    const before = reads();
    append(5);
    await settle();
    expect(reads() - before).toBeLessThanOrEqual(2);
    for (const { received } of readers) expect(received).toEqual(upTo(15, 10));
    room.close();
  });

  it('waits where it has received of events that the room has not read yet', async () => {
    const { room, append, join } = world(10);
    await settle();
    append(5);
    const reader = join(13);
    await settle();
    expect(reader.received).toEqual([14, 15]);
    room.close();
  });

  it('is behind again where frames wait for it, and misses nothing', async () => {
    const { room, append, join } = world(0);
    const reader = join(0);
    await settle();
    expect(reader.isLive()).toBe(true);
    reader.control.waitingFrames = MOST_WAITING_FRAMES + 1;
    reader.control.hold();
    append(10);
    await settle();
    append(3000);
    await settle();
    expect(reader.received).toEqual(upTo(10));
    expect(reader.isLive()).toBe(false);
    reader.control.waitingFrames = 0;
    reader.release();
    await settle();
    append(1);
    await settle();
    expect(reader.received).toEqual(upTo(3011));
    expect(reader.isLive()).toBe(true);
    room.close();
  });

  it('is sent a snapshot in mode snapshot where it is far behind, and the events after it', async () => {
    const { room, append, join } = world(FAR_BEHIND + 1);
    const [screen, near] = [join(0, SCREEN), join(1, SCREEN)];
    await settle();
    append(2);
    await settle();
    expect(screen.parts.map(({ seq }) => seq)).toEqual([FAR_BEHIND - 6, FAR_BEHIND - 6]);
    expect(screen.received).toEqual(upTo(FAR_BEHIND + 3, FAR_BEHIND - 6));
    expect(near.parts).toEqual([]);
    expect(near.received).toEqual(upTo(FAR_BEHIND + 3, 1));
    room.close();
  });

  it('receives what its filter lets through, and how far that was', async () => {
    const { room, append, join } = world(700);
    const even: SubscriberOptions = { ...ALL, filter: async (events) => events.filter(({ seq }) => seq % 2 === 0) };
    const reader = join(0, even);
    await settle();
    append(1);
    await settle();
    append(1);
    await settle();
    expect(reader.received).toEqual(upTo(351).map((half) => 2 * half));
    room.close();
  });

  it('receives nothing more once it is closed, or the feed has ended', async () => {
    const { room, running, append, join } = world(3);
    const [closed, ended] = [join(3), join(3)];
    await settle();
    closed.subscriber.close();
    append(1);
    await settle();
    room.end('tournament t was deleted');
    append(1);
    await running;
    await settle();
    expect([closed.received, ended.received]).toEqual([[], [4]]);
    expect([closed.ends, ended.ends]).toEqual([[], ['tournament t was deleted']]);
    expect(room.isEmpty).toBe(true);
  });

  it('fails where the reader is gone', async () => {
    const { room, join } = world(3);
    const reader = join(0);
    expect(reader.failures).toEqual([]);
    room.close();
    const gone = new Subscriber(
      room,
      { ...(undefined as unknown as Line), send: () => Promise.reject(new Error('gone')), setLive: () => undefined },
      ALL,
      0,
      (error) => reader.failures.push(error),
    );
    gone.start();
    await settle();
    expect(reader.failures).toEqual([new Error('gone')]);
  });
});
