import type { LineageEvent } from '#contracts';
import { seededRandom, syntheticLog } from '../../../test/support/synthetic-log';
import { countOf, idOf, rowOf, bornBy, NONE } from './lineage';
import { plainState } from './testing/plain-state';
import { createTournamentState, applyEvent, RECENT, type TournamentState } from './tournament-state';

const SHAPE = { generations: 6, births: 20, niches: ['prose', 'verse'] };
const log = syntheticLog(SHAPE, seededRandom(7));

function received(...batches: readonly LineageEvent[][]): TournamentState {
  const state = createTournamentState();
  for (const event of batches.flat()) applyEvent(state, event);
  return state;
}

describe('what is known of a tournament', () => {
  it('is the same after a replay of the log as after receiving it live, event by event and some of them twice', () => {
    const live = createTournamentState();
    for (let at = 0; at < log.length; at += 37) {
      for (const event of log.slice(Math.max(0, at - 5), at + 37)) applyEvent(live, event);
    }
    expect(plainState(live)).toEqual(plainState(received(log)));
  });

  it('is the same after a lost connection, from where it stood', () => {
    expect(plainState(received(log.slice(0, 400), log.slice(350)))).toEqual(plainState(received(log)));
  });

  it('knows everyone who was born, and their parents', () => {
    const { lineage, generation, lastSeq } = received(log);
    expect(countOf(lineage)).toBe(SHAPE.generations * SHAPE.births * 2);
    expect([generation, lastSeq]).toEqual([5, log.length]);
    for (const event of log) {
      if (event.type !== 'individual.born') continue;
      const row = rowOf(lineage, event.data.id)!;
      const parent = event.data.parents.find(({ role }) => role === 'primary')?.id;
      const primary = lineage.primary.values[row];
      expect(primary === NONE ? undefined : idOf(lineage, primary)).toBe(parent);
      expect(lineage.niches[lineage.niche.values[row]]).toBe(event.data.niche);
    }
  });

  it('tells how far the tournament was at any event', () => {
    const { lineage, opened } = received(log);
    expect(bornBy(lineage, 0)).toBe(0);
    expect(bornBy(lineage, opened[2].seq)).toBe(2 * SHAPE.births * 2);
    expect(bornBy(lineage, opened[2].seq + 3)).toBe(2 * SHAPE.births * 2 + 3);
    const row = rowOf(lineage, 't-3-0')!;
    expect(lineage.evaluatedSeq.values[row]).toBeGreaterThan(opened[3].seq);
    expect(lineage.diedSeq.values[rowOf(lineage, 't-5-0')!] === NONE).toBe(
      !log.some((event) => event.type === 'individual.died' && event.data.id === 't-5-0'),
    );
  });

  it('keeps what changed of the environment, who intervened, and demes that died out and were settled again', () => {
    const happened = [
      ['generation.opened', { generation: 0 }],
      ['environment.intervened', { set: 'capacity', deme: 'north', value: 4 }],
      ['deme.extinct', { generation: 0, niche: 'prose', deme: 'south' }],
      ['generation.opened', { generation: 1 }],
      ['environment.changed', { generation: 1, set: 'capacity', deme: 'north', from: 8, to: 4, by: 'intervention' }],
      ['deme.resettled', { generation: 1, niche: 'prose', deme: 'south', colonists: 2, from: ['north'], founders: 0 }],
    ] as const;
    const state = received(
      happened.map(([type, data], index) => ({ seq: index + 1, type, at: '', data }) as unknown as LineageEvent),
    );
    expect(state.interventions).toMatchObject([{ seq: 2, generation: 1, deme: 'north', value: 4 }]);
    expect(state.shifts).toMatchObject([{ seq: 5, generation: 1, to: 4 }]);
    expect(state.extinctions).toMatchObject([{ generation: 0, deme: 'south' }]);
    expect(state.resettlements).toMatchObject([{ generation: 1, colonists: 2 }]);
  });

  it('counts the votes that came too late: after the cut of their generation, before it closed or after', () => {
    const happened = [
      ['battle.voted', { generation: 0, niche: 'prose' }],
      ['battle.voted', { generation: 0, niche: 'verse' }],
      ['battle.voted', { generation: 0, niche: 'verse' }],
      ['generation.closed', { generation: 0, voteCut: 2 }],
      ['battle.voted', { generation: 0, niche: 'verse' }],
      ['battle.voted', { generation: 1, niche: 'verse' }],
    ] as const;
    const events = happened.map(([type, data], at) => ({ seq: at + 1, type, data }) as unknown as LineageEvent);
    const { votes, lateVotes, openVotes } = received(events);
    expect(lateVotes).toEqual([{ generation: 0, niche: 'verse', votes: 2 }]);
    expect([votes, openVotes]).toEqual([5, [{ seq: 6, generation: 1, niche: 'verse' }]]);
  });

  it('keeps the newest events alone, and goes past types that it does not know', () => {
    const state = received(log);
    expect(state.recent.length).toBeLessThanOrEqual(2 * RECENT);
    expect(state.recent.at(-1)!.seq).toBe(log.length);
    applyEvent(state, { ...log[0], seq: log.length + 1, type: 'moon.landed' } as unknown as LineageEvent);
    expect(state.lastSeq).toBe(log.length + 1);
  });
});
