import type { AskedValues, CellMetric, CellState } from '#tournament';
import { KeptOutcomes } from './kept-outcomes';

const OUTCOME = { measure: 'metric', metric: { name: 'viable', in: { from: 1, to: 2 } } } as const;
const EXPERIMENT = { id: 'e', config: { outcome: OUTCOME } } as unknown as Parameters<KeptOutcomes['of']>[0];
const cell = (tournamentId: string, status: CellState['status']) =>
  ({ tournamentId, status, niches: ['moby'], demes: ['moby'], generations: 3 }) as unknown as CellState;

it('reads the values of a cell once, when it has ended', async () => {
  const asked: AskedValues[] = [];
  const kept = new KeptOutcomes({
    metrics: async (_id, query) => {
      asked.push(query);
      return [1, 2].map((generation): CellMetric => {
        return { tournamentId: query.tournament!, generation, subject: 'moby', value: 4 * generation };
      });
    },
  });
  const ask = async (...cells: CellState[]) => (await kept.of(EXPERIMENT, cells)).map(({ outcome }) => outcome);
  expect(await ask(cell('a', 'running'), cell('b', 'finished'))).toEqual([null, 6]);
  expect(await ask(cell('a', 'running'), cell('b', 'finished'))).toEqual([null, 6]);
  expect(asked).toEqual([{ name: 'viable', subject: undefined, ranges: [{ from: 1, to: 2 }], tournament: 'b' }]);
  expect(await ask(cell('a', 'finished'), cell('b', 'finished'))).toEqual([6, 6]);
  kept.forget('b');
  await ask(cell('a', 'finished'), cell('b', 'finished'));
  expect(asked.map(({ tournament }) => tournament)).toEqual(['b', 'a', 'b']);
});
