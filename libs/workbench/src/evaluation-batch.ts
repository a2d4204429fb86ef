import type { Architecture } from '#genome';

/** Windows of an evaluation that are scored at once, by each member: fewer of long ones, whose activations would fill memory. */
export function evaluationBatch({ context }: Architecture): number {
  return Math.max(1, Math.min(16, Math.floor(1024 / context)));
}
