import type { SnapshotPart } from '#contracts';
import { seededRandom, syntheticLog } from '../../../test/support/synthetic-log';
import { countOf, NONE } from './lineage';
import { fromSnapshot, toSnapshot } from './snapshot';
import { plainState } from './testing/plain-state';
import { createTournamentState, applyEvent, type TournamentState } from './tournament-state';

const log = syntheticLog({ generations: 25, births: 150, niches: ['prose', 'verse'] }, seededRandom(11));
const ROWS_A_PART = 4096;
const received = (count: number) => {
  const state = createTournamentState();
  for (const event of log.slice(0, count)) applyEvent(state, event);
  return state;
};

const overTheWire = (state: TournamentState): SnapshotPart[] =>
  toSnapshot('t', state, ROWS_A_PART).map(({ columns, ...rest }) => {
    const larger = new Uint8Array(columns.length + 3);
    larger.set(columns, 3);
    return { ...(JSON.parse(JSON.stringify(rest)) as typeof rest), columns: larger.subarray(3) };
  });

describe('a snapshot', () => {
  it.each([0, 1, 700, log.length])('of the log up to event %i is what was received of it', (count) => {
    const state = received(count);
    const parts = toSnapshot('t', state, ROWS_A_PART);
    expect(parts).toHaveLength(Math.max(1, Math.ceil(countOf(state.lineage) / ROWS_A_PART)));
    expect(plainState(fromSnapshot(parts))).toEqual(plainState(state));
  });

  it('goes on where the log went on, and is not changed by what its server receives', () => {
    const server = received(9000);
    const parts = toSnapshot('t', server, ROWS_A_PART);
    for (const event of log.slice(9000)) applyEvent(server, event);
    const screen = fromSnapshot(parts);
    expect(screen.lastSeq).toBe(9000);
    for (const event of log.slice(9000)) applyEvent(screen, event);
    expect(plainState(screen)).toEqual(plainState(server));
    expect(screen.lineage.diedSeq.values.subarray(0, 300)).not.toContain(NONE);
  });

  it('crosses the wire as JSON beside its bytes, at any offset in a larger buffer', () => {
    const state = received(log.length);
    expect(plainState(fromSnapshot(overTheWire(state)))).toEqual(plainState(state));
  });

  it.each(['generation.opened', 'individual.born', 'individual.died'])(
    'crosses the wire as well where the log lacks its first %s',
    (type) => {
      const state = createTournamentState();
      const lacking = log.findIndex((event) => event.type === type);
      log.forEach((event, at) => at !== lacking && applyEvent(state, event));
      expect(lacking).toBeGreaterThan(0);
      expect(plainState(fromSnapshot(overTheWire(state)))).toStrictEqual(plainState(state));
    },
  );

  it('is refused where a part is missing, doubled or cut short', () => {
    const parts = toSnapshot('t', received(log.length), ROWS_A_PART);
    expect(() => fromSnapshot(parts.slice(1))).toThrow(`begins at row ${ROWS_A_PART}; must begin at 0`);
    expect(() => fromSnapshot([parts[0], ...parts])).toThrow(`begins at row 0; must begin at ${ROWS_A_PART}`);
    expect(() => fromSnapshot(parts.slice(0, 1))).toThrow('must have them');
    expect(() => fromSnapshot([parts[0], { ...parts[1], columns: parts[1].columns.subarray(4) }])).toThrow('bytes');
  });
});
