/** What happens to a run, and when. Drawn from a seed, so that a run that went wrong can be had again. */
import { prngOf } from '#base';

export interface Strike {
  /** Place of its target. */
  readonly target: number;
  /** From the launch, or from the end of the strike before. */
  readonly afterMilliseconds: number;
  /** At least 0 and below 1: how it is struck, where there is a choice. */
  readonly chance: number;
}

export interface Plan {
  readonly strikes: readonly Strike[];
  /** Whether people vote in the windows. */
  readonly hasVotes: boolean;
}

const MOST_STRIKES = 4;

/** One to four strikes at one of so many targets; the more, the sooner each follows, so that they fall within the `milliseconds` of an undisturbed run. */
export function planOf(run: number, seed: number, milliseconds: number, targets: number): Plan {
  const random = prngOf({ seed, generation: run, subject: 'disturbances', purpose: 'survival' });
  const count = 1 + random.integer(MOST_STRIKES);
  const strikes = Array.from({ length: count }, (): Strike => ({
    target: random.integer(targets),
    afterMilliseconds: (random.uniform() * milliseconds) / count,
    chance: random.uniform(),
  }));
  return { strikes, hasVotes: random.uniform() < 0.5 };
}
