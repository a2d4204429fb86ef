import { ApiProblem } from '#client';
import { createStore } from '../state/store';

/** Whether the server has refused to answer without its token. */
export const tokenAsked = createStore(false);

export function asksForToken(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.status === 401;
}
