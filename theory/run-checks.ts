/** Runs checks, and makes rows of what they find. */
import { performance } from 'node:perf_hooks';
import { nearestWord } from '#base';
import { type Check, type CheckRow, type Outcome, pool, rowOf } from './check';
import type { Operators } from './operators';

/** A part of a check, with a seed of its own: what workers are given. What they find does not depend on who runs it, or when. */
export interface Task {
  readonly check: Check;
  readonly seed: number;
}

export function costOf({ check: { cost, parts = 1 } }: Task): number {
  return cost / parts;
}

export interface Finding {
  readonly outcome: Outcome;
  readonly seconds: number;
}

export function runTask({ check, seed }: Task, operators: Operators): Finding {
  const start = performance.now();
  const outcome = check.run(operators, { seed, share: 1 / (check.parts ?? 1) });
  return { outcome, seconds: (performance.now() - start) / 1000 };
}

/** All parts with all seeds, those that take longest first, so that no worker waits for long at the end. */
export function tasksOf(checks: readonly Check[], seeds: number): Task[] {
  const tasks = checks.flatMap((check) => {
    const count = seeds * (check.parts ?? 1);
    return Array.from({ length: count }, (_, at): Task => ({ check, seed: at + 1 }));
  });
  return tasks.sort((a, b) => costOf(b) - costOf(a));
}

/** In the order of the checks; `findings` has those of each check, by seed. */
export function rowsOf(checks: readonly Check[], findings: ReadonlyMap<Task, Finding>): CheckRow[] {
  const all = [...findings].sort(([a], [b]) => a.seed - b.seed);
  return checks.map((check) => {
    const own = all.filter(([task]) => task.check === check).map(([, finding]) => finding);
    const seconds = own.reduce((sum, finding) => sum + finding.seconds, 0);
    return rowOf(check, pool(own.map(({ outcome }) => outcome)), seconds);
  });
}

/** Checks whose name has one of the words in it, large or small; all where there is none. A blank word is in no name. */
export function chosen(checks: readonly Check[], words: readonly string[]): readonly Check[] {
  const wanted = words.map((word) => word.trim().toLowerCase());
  const isIn = (name: string) => wanted.some((word) => word !== '' && name.toLowerCase().includes(word));
  return words.length === 0 ? checks : checks.filter(({ name }) => isIn(name));
}

/** What would be right instead of words that are in no name. */
export function rightWords(words: readonly string[], checks: readonly Check[]): string {
  const names = checks.map(({ name }) => name);
  const known = [...names, ...names.flatMap((name) => name.split(/[^a-zA-Z0-9]+/))];
  const meant = words.flatMap((word) => nearestWord(word, known) ?? []);
  const perhaps = meant.length > 0 ? `${meant.join(', ')}, perhaps: ` : '';
  return `${perhaps}in the name of a check: ${names.join(', ')}`;
}
