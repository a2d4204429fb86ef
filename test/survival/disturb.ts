/** What happens to a run: which process is killed, and when. Drawn from a seed, so that a run that went wrong can be had again. */
import { readFile } from 'node:fs/promises';
import { prngOf } from '#base';

/** `restarting`: the server, and the one that is started after it before that is ready. */
export type Target = 'server' | 'restarting' | 'trainer';

export interface Kill {
  readonly target: Target;
  /** From the launch, or from what follows the kill before. */
  readonly afterMilliseconds: number;
  /** Of the life of the server that is killed as it starts. */
  readonly startingMilliseconds: number;
}

export interface Plan {
  readonly kills: readonly Kill[];
  /** Whether people vote in the windows. */
  readonly hasVotes: boolean;
}

const MOST_KILLS = 4;
const STARTING_MILLISECONDS = 1500;
const TARGETS: readonly Target[] = ['server', 'server', 'restarting', 'trainer', 'trainer'];

/** One to four kills; each at a time that is uniform over the `milliseconds` of an undisturbed run. */
export function planOf(run: number, seed: number, milliseconds: number): Plan {
  const random = prngOf({ seed, generation: run, subject: 'disturbances', purpose: 'survival' });
  const count = 1 + random.integer(MOST_KILLS);
  const kills = Array.from({ length: count }, (): Kill => ({
    target: TARGETS[random.integer(TARGETS.length)],
    afterMilliseconds: random.uniform() * milliseconds,
    startingMilliseconds: random.uniform() * STARTING_MILLISECONDS,
  }));
  return { kills, hasVotes: random.uniform() < 0.5 };
}

/** Process ids of the children of a process (Linux); none where it has ended. */
export async function childrenOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return children.trim().split(/\s+/).filter(Boolean).map(Number);
}
