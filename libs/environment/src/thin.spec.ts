import { thin } from './thin';
import type { TimelineRow } from './timeline';

const lane = (deme: string, generations: number): TimelineRow[] =>
  Array.from({ length: generations }, (_, generation) => {
    return {
      kind: 'planned',
      generation,
      set: 'capacity',
      niche: 'prose',
      deme,
      taste: null,
      value: generation,
      by: 'x',
    };
  });

function thinned(lanes: TimelineRow[][], most: number, generations: number) {
  const steps = thin(lanes, most, generations);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

it('leaves all as it is where there are few rows', () => {
  const rows = lane('north', 10);
  expect(thinned([rows], 10, 10)).toEqual({ rows, every: 1, leftOut: 0 });
});

it('tells the first row and the last of each run, of all places by the same runs, and how many it left out', () => {
  const { rows, every, leftOut } = thinned([lane('north', 10), lane('south', 10)], 9, 10);
  const of = (deme: string) => rows.filter((row) => row.deme === deme).map(({ generation }) => generation);
  expect([every, leftOut]).toEqual([4, 12]);
  expect(of('north')).toEqual([0, 3, 7, 9]);
  expect(of('south')).toEqual([0, 3, 7, 9]);
});

it('has the first and the last of each place even where those are too many', () => {
  const lanes = Array.from({ length: 50 }, (_, at) => lane(`${at}`, 100));
  expect(thinned(lanes, 10, 100)).toMatchObject({ every: 128, leftOut: 50 * 98 });
});
