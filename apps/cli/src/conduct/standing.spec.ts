import type { EventData, EventType, LineageEvent } from '#contracts';
import { createStanding, applyEvent, applyProgress, isRecord } from './standing';

const event = <Type extends EventType>(type: Type, data: Partial<EventData[Type]>) =>
  ({ seq: 1, tournamentId: 't', at: '', v: 1, type, data }) as unknown as LineageEvent;
const born = (id: string, family = 'gru', niche = 'moby') => event('individual.born', { id, family, niche });
const died = (id: string) => event('individual.died', { id });
const marked = (id: string, bitsPerCharacter: number, part: 'validation' | 'test' = 'validation') =>
  event('individual.evaluated', { id, bitsPerCharacter, part });
const closed = (generation: number, bits: number | null) =>
  event('generation.closed', {
    generation,
    metrics: bits === null ? {} : { bestBitsPerCharacter: { moby: bits } },
  });
const progress = (generation: number, bestBitsPerCharacter: Record<string, number>) => ({
  tournamentId: 't',
  generation,
  generations: 8,
  trained: 1,
  trainees: 2,
  fraction: 0.5,
  tokensPerSecond: 9,
  secondsLeft: null,
  bestBitsPerCharacter,
});
const standingAfter = (...events: LineageEvent[]) => {
  const standing = createStanding();
  for (const each of events) applyEvent(standing, each);
  return standing;
};

it('counts births and deaths, and who lives', () => {
  const { births, deaths, living } = standingAfter(born('a'), born('b', 'rnn'), died('a'), born('c'));
  expect([births, deaths]).toEqual([3, 1]);
  expect([...living].map(([id, { family }]) => [id, family])).toEqual([
    ['b', 'rnn'],
    ['c', 'gru'],
  ]);
});

it('does without births, generations and types that it does not know', () => {
  const unknown = { ...event('probe.passed', {}), type: 'species.split' } as unknown as LineageEvent;
  const standing = standingAfter(died('elder'), marked('elder', 2), closed(3, 2.5), closed(4, null), unknown);
  expect(standing).toMatchObject({ births: 0, deaths: 1 });
  expect([standing.living.size, standing.records.size]).toEqual([0, 0]);
  expect(Object.entries(standing.best.get('moby')!)).toEqual([['3', 2.5]]);
});

it('moves the point of the generation under way, and sets it as that closes', () => {
  const standing = standingAfter(closed(0, 3));
  for (const bits of [2.8, 2.6]) applyProgress(standing, progress(1, { moby: bits }));
  expect(standing.best.get('moby')).toEqual([3, 2.6]);
  applyEvent(standing, closed(1, 2.7));
  expect(standing.best.get('moby')).toEqual([3, 2.7]);
});

it.each(['tournament.paused', 'tournament.failed', 'tournament.cancelled', 'tournament.finished'] as const)(
  'makes no more progress once %s',
  (type) => {
    const standing = createStanding();
    applyProgress(standing, progress(1, {}));
    applyEvent(standing, event(type, {}));
    expect(standing.progress).toBeNull();
  },
);

it('calls an evaluation a record that is lower than all before it in its niche', () => {
  const standing = standingAfter(born('a'), born('b', 'gru', 'verse'), marked('a', 2.5));
  const records = [
    marked('a', 2.4),
    marked('a', 2.6),
    marked('a', 2.5),
    marked('b', 9),
    marked('a', 1, 'test'),
    born('c'),
  ];
  expect(records.map((each) => isRecord(standing, each))).toEqual([true, false, false, true, false, false]);
});
