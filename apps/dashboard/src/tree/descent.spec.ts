import { createTournamentState, applyEvent } from '#projection';
import { seededRandom, syntheticLog } from '../../../../test/support/synthetic-log';
import { leaderAt, lineOf, matching } from './descent';

const state = createTournamentState();
for (const event of syntheticLog({ generations: 6, births: 15, niches: ['prose', 'verse'] }, seededRandom(4)))
  applyEvent(state, event);
const { lineage, lastSeq } = state;
const baselines = (prose: number, verse: number) => {
  const of = (level: number) => ({ 'WB-0': 0, 'WB-1': 0, 'WB-2': level, 'WB-3': 0, 'WB-4': 0, 'WB-5': 0 });
  return { prose: of(prose), verse: of(verse) };
};

it('follows primary parents to a founder', () => {
  const line = lineOf(lineage, lineage.rowOf.get('t-5-3')!);
  expect(line.map((row) => lineage.generation.values[row])).toEqual([5, 4, 3, 2, 1, 0]);
});

it('lets the one lead who is furthest below WB-2 of its own niche, fewer bits being better', () => {
  const lowest = lineage.ids.map((_, row) => lineage.bits.values[row]);
  const leader = leaderAt(lineage, baselines(2, 2), lastSeq)!;
  expect(lineage.bits.values[leader]).toBe(Math.min(...lowest));
  expect(lineage.niches[lineage.niche.values[leaderAt(lineage, baselines(2, 9), lastSeq)!]]).toBe('verse');
  expect(lineage.niches[lineage.niche.values[leaderAt(lineage, baselines(9, 2), lastSeq)!]]).toBe('prose');
});

it('knows no leader before the first evaluation, and none of a later one', () => {
  expect(leaderAt(lineage, baselines(2, 2), 3)).toBeUndefined();
  const early = leaderAt(lineage, baselines(2, 2), state.opened[1].seq)!;
  expect(lineage.generation.values[early]).toBe(0);
});

it('finds by niche, family and id', () => {
  expect(matching(lineage, {})).toBeNull();
  const found = matching(lineage, { niche: 'verse', find: '-3-' })!;
  const rows = [...found.keys()].filter((row) => found[row]);
  expect(rows).toHaveLength(15);
  expect(rows.every((row) => lineage.niches[lineage.niche.values[row]] === 'verse')).toBe(true);
});
