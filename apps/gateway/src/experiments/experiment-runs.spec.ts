import type { CellState } from '#tournament';
import { type Conducting, ExperimentRuns } from './experiment-runs';

const cell = (tournamentId: string, status: CellState['status'], closed = 0) =>
  ({ tournamentId, status, closed, generations: 4 }) as CellState;

/** Tournaments that end when told to. */
function runsOf(change: Partial<Conducting> = {}) {
  const resumed: string[] = [];
  const ends: (() => void)[] = [];
  let now = 100;
  const runs = new ExperimentRuns({
    resume: async (id) => void resumed.push(id),
    pause: async () => undefined,
    untilEnded: () => new Promise((resolve) => ends.push(resolve)),
    isPaused: async () => false,
    tell: () => undefined,
    clock: () => now,
    ...change,
  });
  const pass = (seconds: number) => (now += seconds);
  const begin = (cells: CellState[], workers?: number) =>
    runs.alone('e', 'is running already', async (place) => {
      await Promise.resolve(); // reads cells
      runs.start('e', place, cells, workers);
    });
  return { runs, resumed, ends, pass, begin };
}

it('is begun once by two who ask at once', async () => {
  const { runs, resumed, ends, begin } = runsOf();
  const asked = [1, 2].map(() => begin([cell('a', 'paused')], 1));
  const [first, second] = await Promise.allSettled(asked);
  expect([first.status, second]).toEqual(['fulfilled', expect.objectContaining({ status: 'rejected' })]);
  expect(String((second as PromiseRejectedResult).reason)).toMatch('experiment e is being resumed');
  await expect(begin([cell('a', 'paused')])).rejects.toThrow('experiment e is running already');
  expect([resumed, runs.isRunning('e')]).toEqual([['a'], true]);
  const ended = runs.untilEnded('e');
  ends[0]();
  await ended;
  expect(runs.isRunning('e')).toBe(false);
  await begin([cell('a', 'paused')]);
});

it('leaves its place where it could not begin', async () => {
  const { runs, begin } = runsOf();
  const fails = runs.alone('e', 'is running already', () => Promise.reject(new Error('no such text')));
  await expect(fails).rejects.toThrow('no such text');
  await begin([cell('a', 'paused')]);
  expect(runs.isRunning('e')).toBe(true);
});

it('does not begin where it was paused while it was being looked at', async () => {
  const { runs, resumed } = runsOf();
  const begun = runs.alone('e', 'is running already', async (place) => {
    runs.stop('e');
    runs.start('e', place, [cell('a', 'paused')], 1);
  });
  await expect(begun).rejects.toThrow('was paused as it was about to begin');
  expect([resumed, runs.isRunning('e')]).toEqual([[], false]);
});

it('runs two at a time in order, one with workers of its own, and nothing after one that failed to begin', async () => {
  const all = ['a', 'b', 'c'].map((id) => cell(id, 'paused'));
  const two = runsOf();
  await two.begin([cell('done', 'finished'), ...all]);
  expect(two.resumed).toEqual(['a', 'b']);
  const one = runsOf();
  await one.begin(all, 2);
  expect(one.resumed).toEqual(['a']);
  const failing = runsOf({ resume: () => Promise.reject(new Error('no such text')) });
  await failing.begin(all, 1);
  await failing.runs.untilEnded('e');
  expect([failing.runs.isRunning('e'), failing.runs.faultOf('e')]).toEqual([false, 'no such text']);
});

it('tells the time left by what has closed since it began', async () => {
  const { runs, pass, begin } = runsOf();
  expect(runs.secondsLeft('e', [])).toBeNull();
  await begin([cell('a', 'finished'), cell('b', 'paused', 2), cell('c', 'paused')]);
  pass(30);
  expect(runs.secondsLeft('e', [cell('a', 'finished'), cell('b', 'running', 2), cell('c', 'paused')])).toBeNull();
  // 0.75 tournaments in 30 s, 0.75 to come
  expect(runs.secondsLeft('e', [cell('a', 'finished'), cell('b', 'finished'), cell('c', 'running', 1)])).toBeCloseTo(
    30,
    9,
  );
  pass(30);
  expect(runs.secondsLeft('e', [cell('a', 'finished'), cell('b', 'failed', 4), cell('c', 'running', 1)])).toBeCloseTo(
    60,
    9,
  );
});
