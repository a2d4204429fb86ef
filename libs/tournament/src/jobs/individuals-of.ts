import type { Job } from './job';

/** Ids of those whom a job is for, as far as it says. */
export function individualsOf(job: Job): readonly string[] {
  const members: unknown = 'members' in job ? job.members : [job];
  if (!Array.isArray(members)) return []; // it came from elsewhere, and is no such job
  return members.flatMap((member) => {
    const { id, individual } = Object(member) as { readonly id?: unknown; readonly individual?: unknown };
    const named = id ?? individual;
    return typeof named === 'string' ? [named] : [];
  });
}
