import { ApiProblem } from '#client';
import { createStore } from '../state/store';

/** The newest answer that there is no such thing: what a page shows of it may be gone as a whole. */
export const newestMissing = createStore<unknown>(null);

/** Whether the server says that there is no such thing. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.status === 404;
}
