import { type Prng, prngOf } from '#base';
import { percentile } from '../sessions/summarise';
import type { Question } from './questions';

/** How long a question takes, in milliseconds. */
export interface QueryRow {
  readonly query: string;
  readonly p50: number;
  readonly p95: number;
  readonly maximum: number;
  /** The longest that a look at the end of the log took meanwhile, as the feed takes it. */
  readonly feedWaits: number;
  /** Most rows that were answered. */
  readonly rows: number;
  /** The limit of `p95`. */
  readonly limit: number;
  /** Whether both limits were kept. */
  readonly kept: boolean;
}

export interface Rounds {
  readonly seed: number;
  readonly warmUp: number;
  readonly rounds: number;
  /** Milliseconds, of the 95th percentile and of what the feed waits at most. */
  readonly limit: number;
  readonly feedLimit: number;
}

/** One after the other, each about another part of the history; then again, beside looks at the end of the log. */
export async function measureQuestion(
  { name, ask }: Question,
  look: () => Promise<unknown>,
  { seed, warmUp, rounds, limit, feedLimit }: Rounds,
): Promise<QueryRow> {
  const drawn = (generation: number): Prng => prngOf({ seed, generation, subject: name, purpose: 'question' });
  for (let round = 0; round < warmUp; round++) await ask(drawn(rounds + round));
  const times: number[] = [];
  let rows = 0;
  for (let round = 0; round < rounds; round++) {
    const prng = drawn(round);
    const start = performance.now();
    rows = Math.max(rows, await ask(prng));
    times.push(performance.now() - start);
  }
  const [p50, p95, maximum] = [0.5, 0.95, 1].map((share) => percentile(times, share));
  const waits: number[] = [];
  for (let round = 0; round < rounds; round++) waits.push(await longestLook(ask(drawn(round)), look));
  const feedWaits = Math.max(...waits);
  const kept = p95 <= limit && feedWaits <= feedLimit;
  return { query: name, p50, p95, maximum, feedWaits, rows, limit, kept };
}

/** One look after the other until the question is answered. */
async function longestLook(answer: Promise<unknown>, look: () => Promise<unknown>): Promise<number> {
  let [longest, answered] = [0, false];
  const done = answer.finally(() => (answered = true));
  while (!answered) {
    const start = performance.now();
    await look();
    longest = Math.max(longest, performance.now() - start);
  }
  await done;
  return longest;
}
