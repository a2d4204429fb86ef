import { costOf, type Finding, type Task } from './run-checks';

/**
 * How many tasks are done, and how long the rest may take: what is left of their costs, at the pace so far. `seconds` have passed, in which
 * `threads` worked at a time.
 */
export function progressText(
  tasks: readonly Task[],
  findings: ReadonlyMap<Task, Finding>,
  threads: number,
  seconds: number,
): string {
  const cost = (some: readonly Task[]): number => some.reduce((sum, task) => sum + costOf(task), 0);
  const done = [...findings.keys()];
  const spent = [...findings.values()].reduce((sum, finding) => sum + finding.seconds, 0);
  const pace = done.length > 0 ? spent / cost(done) : 1;
  const atWork = threads * seconds - spent; // on tasks that are not done
  const left = (pace * (cost(tasks) - cost(done)) - atWork) / threads;
  return `${done.length} of ${tasks.length} done, about ${Math.max(1, Math.ceil(left))} s left`;
}
