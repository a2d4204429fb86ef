import { againstAnswers } from '../testing/against-answers';
import { TOURNAMENT } from '../testing/tournament-view';

const EXPERIMENT = { id: 'x5x5x5x5', name: 'Does it pay?', status: 'finished' };
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/api/experiments?called=x5&limit=20': { rows: [EXPERIMENT], next: null },
  '/api/experiments?called=k3&limit=20': { rows: [], next: null },
  '/api/experiments?called=k&limit=20': { rows: [], next: null },
  '/api/experiments/x5x5x5x5/pause': EXPERIMENT,
  '/api/tournaments?all=true': {
    rows: [
      { ...TOURNAMENT, id: 'k3f9' },
      { ...TOURNAMENT, id: 'kp2d' },
    ],
    next: null,
  },
};

const run = againstAnswers(ANSWERS);

it.each([
  [1, ['pause', 'x5'], 'experiment x5x5x5x5 is finished; only a running one can be paused\n'],
  [3, ['show', 'k3'], 'k3 is a tournament; `clade show k3f9` shows it\n'],
  [3, ['show', 'k'], 'The server answered 404 Not Found\n'],
])('ends with %i for %j', async (exitCode, words, err) => {
  expect(await run('experiment', ...words)).toEqual({ exitCode, out: '', err });
});
