import { applyEvent, countOf, createTournamentState, NONE } from '#projection';
import { seededRandom, syntheticLog } from '../../../../test/support/synthetic-log';
import { cladeSizes, collapsedRows, hasChildren, hiddenIn } from './clades';
import { layOut } from './layout';
import { walk } from './walk';

const state = createTournamentState();
for (const event of syntheticLog({ generations: 8, births: 20, niches: ['prose'] }, seededRandom(4)))
  applyEvent(state, event);
const { lineage } = state;
const rows = Array.from({ length: countOf(lineage) }, (_, row) => row);
const parentOf = (row: number): number => lineage.primary.values[row];
const isUnder = (row: number, root: number): boolean => {
  for (let at = parentOf(row); at !== NONE; at = parentOf(at)) if (at === root) return true;
  return false;
};
const largest = rows.slice(0, 20).sort((a, b) => rows.filter((row) => isUnder(row, b)).length - rows.filter((row) => isUnder(row, a)).length)[0]; // prettier-ignore

it('hides all descendants through primary parents, and counts them', () => {
  const hidden = hiddenIn(lineage, [largest])!;
  rows.forEach((row) => expect(hidden[row]).toBe(isUnder(row, largest) ? largest : NONE));
  const size = rows.filter((row) => isUnder(row, largest)).length;
  expect(size).toBeGreaterThan(5);
  expect([...cladeSizes(hidden, [largest])]).toEqual([[largest, size]]);
  expect(hiddenIn(lineage, [])).toBeNull();
});

it('hides a clade within another in the outer one', () => {
  const inner = rows.find((row) => parentOf(row) === largest && rows.some((child) => parentOf(child) === row))!;
  const hidden = hiddenIn(lineage, [inner, largest])!;
  expect(hidden).toEqual(hiddenIn(lineage, [largest]));
  expect([...cladeSizes(hidden, [inner, largest]).keys()]).toEqual([largest]);
});

it('lays out those who are left alone, and keys go to nobody who is hidden', () => {
  const hidden = hiddenIn(lineage, [largest]);
  const layout = layOut(lineage, hidden);
  const shown = rows.filter((row) => hidden![row] === NONE);
  expect([...layout.order].sort((a, b) => a - b)).toEqual(shown);
  rows.forEach((row) => expect(Number.isNaN(layout.x[row])).toBe(hidden![row] !== NONE));
  expect(walk(lineage, layout, rows.length, largest, 'down')).toBeUndefined();
});

it('knows who has a clade to collapse', () => {
  rows.forEach((row) => expect(hasChildren(lineage, row)).toBe(rows.some((child) => parentOf(child) === row)));
});

it('reads an address, and leaves out who is not there', () => {
  expect(collapsedRows(lineage, '0-3,9-9,1-0')).toEqual([3, 20]);
  expect(collapsedRows(lineage, undefined)).toEqual([]);
});
