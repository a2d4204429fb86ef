import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '#settings';
import type { PeakTask, Results, TrainTask } from './perform';

type TaskOf<Kind extends keyof Results> = Extract<TrainTask | PeakTask, { kind: Kind }>;

/** Processes that do the same thing at the same time, as Clade's workers do. */
export class Crew {
  private readonly members: readonly ChildProcess[];

  constructor(size: number) {
    this.members = Array.from({ length: size }, () => fork(builtFile('bench/train/perform.main.js')));
  }

  /** Each process's result. Throws what went wrong in one. */
  all<Kind extends keyof Results>(task: TaskOf<Kind>): Promise<Results[Kind][]> {
    return Promise.all(this.members.map((member) => ask<Kind>(member, task)));
  }

  close(): void {
    for (const member of this.members) member.disconnect();
  }
}

async function ask<Kind extends keyof Results>(member: ChildProcess, task: TaskOf<Kind>): Promise<Results[Kind]> {
  const ended = new AbortController();
  const end = once(member, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`a process of the bench ended with ${code}`);
  });
  member.send(task);
  try {
    const [answer] = (await Promise.race([once(member, 'message'), end])) as [
      { result: Results[Kind]; problem?: string },
    ];
    if (answer.problem !== undefined) throw new Error(answer.problem);
    return answer.result;
  } finally {
    end.catch(() => undefined);
    ended.abort();
  }
}
