import { ApiProblem } from '#client';

/** Whether the server says that there is no such thing. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.status === 404;
}
