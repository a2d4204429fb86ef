import { type Prng, prngOf } from '#base';
import { percentile } from '../sessions/summarise';
import type { Question } from './questions';

/** How long a question takes, in milliseconds. */
export interface QueryRow {
  readonly query: string;
  readonly p50: number;
  readonly p95: number;
  readonly maximum: number;
  /** Most rows that were answered. */
  readonly rows: number;
  /** The limit of `p95`. */
  readonly limit: number;
  readonly kept: boolean;
}

export interface Rounds {
  readonly seed: number;
  readonly warmUp: number;
  readonly rounds: number;
  /** Milliseconds. */
  readonly limit: number;
}

/** One after the other, each about another part of the history. */
export async function measureQuestion(
  { name, ask }: Question,
  { seed, warmUp, rounds, limit }: Rounds,
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
  return { query: name, p50, p95, maximum, rows, limit, kept: p95 <= limit };
}
