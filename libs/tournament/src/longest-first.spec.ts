import { prngOf } from '#base';
import { longestFirst } from './longest-first';

/** When the last worker ends, each taking the next job when it is free. */
function makespan(jobs: readonly number[], workers: number): number {
  const ends = Array.from({ length: workers }, () => 0);
  for (const seconds of jobs) ends[ends.indexOf(Math.min(...ends))] += seconds;
  return Math.max(...ends);
}

/** The earliest end of all plans, by trying every one. */
function earliest(jobs: readonly number[], ends: readonly number[]): number {
  if (jobs.length === 0) return Math.max(...ends);
  const [seconds, ...rest] = jobs;
  const plans = ends.map((_, worker) => ends.map((end, other) => (other === worker ? end + seconds : end)));
  return Math.min(...plans.map((plan) => earliest(rest, plan)));
}

const seconds = (job: number): number => job;
const graham = (workers: number): number => 4 / 3 - 1 / (3 * workers);

it.each([2, 3])("ends %i workers within Graham's bound of the best plan", (workers) => {
  for (let trial = 0; trial < 40; trial++) {
    const prng = prngOf({ seed: trial, generation: 0, subject: workers, purpose: 'spec' });
    const jobs = Array.from({ length: 7 }, () => prng.uniform() ** 2);
    const best = earliest(jobs, Array<number>(workers).fill(0));
    expect(makespan(longestFirst(jobs, seconds), workers)).toBeLessThanOrEqual(graham(workers) * best + 1e-12);
  }
});

it.each([2, 3])("reaches Graham's bound on his worst case for %i workers, and no more", (workers) => {
  const pairs = Array.from({ length: workers - 1 }, (_, at) => workers + 1 + at);
  const jobs = [workers, workers, workers, ...pairs, ...pairs];
  const best = earliest(jobs, Array<number>(workers).fill(0));
  expect(makespan(longestFirst(jobs, seconds), workers)).toBeCloseTo(graham(workers) * best, 12);
});

it('puts the longer first, and keeps the order of those that last alike', () => {
  const jobs = ['b2', 'a2', 'c9', 'd1', 'e2'];
  expect(longestFirst(jobs, (job) => Number(job[1]))).toEqual(['c9', 'b2', 'a2', 'e2', 'd1']);
});
