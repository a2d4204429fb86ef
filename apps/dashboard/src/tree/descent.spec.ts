import type { ClosedGeneration } from '#contracts';
import { idOf, rowOf, createTournamentState, applyEvent } from '#projection';
import { seededRandom, syntheticLog } from '../../../../test/support/synthetic-log';
import { leadersAt, lineOf, matching } from './descent';

const state = createTournamentState();
for (const event of syntheticLog({ generations: 6, births: 15, niches: ['prose', 'verse'] }, seededRandom(4)))
  applyEvent(state, event);
const { lineage } = state;
it('follows primary parents to a founder', () => {
  const line = lineOf(lineage, rowOf(lineage, 't-5-3')!);
  expect(line.map((row) => lineage.generation.values[row])).toEqual([5, 4, 3, 2, 1, 0]);
});

it('knows the leaders that a generation closed with, whoever has the fewest bits, as of any event', () => {
  const closing = (generation: number, ids: readonly (string | null)[], seq: number) => {
    const niches = ids.map((id) => ({ best: id === null ? null : { id, bitsPerCharacter: 9 } }));
    return { generation, niches, seq } as unknown as ClosedGeneration;
  };
  const closed = [closing(0, ['t-0-3', 't-0-20'], 100), closing(1, ['t-1-2', null], 200)];
  const namesAt = (seq: number) => leadersAt({ lineage, closed }, seq).map((row) => idOf(lineage, row));
  expect([namesAt(99), namesAt(100), namesAt(199), namesAt(200)]).toEqual([
    [],
    ['t-0-3', 't-0-20'],
    ['t-0-3', 't-0-20'],
    ['t-1-2'],
  ]);
});

it('finds by niche, deme, family and id', () => {
  expect(matching(lineage, {})).toBeNull();
  const found = matching(lineage, { niche: 'verse', find: '-3-' })!;
  const rows = [...found.keys()].filter((row) => found[row]);
  expect(rows).toHaveLength(15);
  expect(rows.every((row) => lineage.niches[lineage.niche.values[row]] === 'verse')).toBe(true);
  const south = matching(lineage, { deme: 'prose-1' })!;
  expect(south.filter(Boolean)).toHaveLength(6 * 7);
  expect(matching(lineage, { deme: 'prose-1', niche: 'verse' })!.some(Boolean)).toBe(false);
});
