import type { Job } from './job';

/** Ids of those whom a job is for, as far as it says. */
export function individualsOf(job: Job): readonly string[] {
  const members: readonly object[] = 'members' in job ? job.members : [job];
  return members.flatMap((member) => {
    const { id, individual } = member as { readonly id?: unknown; readonly individual?: unknown };
    const named = id ?? individual;
    return typeof named === 'string' ? [named] : [];
  });
}
