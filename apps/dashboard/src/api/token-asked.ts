import { ApiProblem } from '#client';
import { createStore } from '../state/store';

/** Why the server has refused to answer: it asks for its token, or what this browser keeps is none that it knows. Null unless it has. */
export const tokenAsked = createStore<'missing' | 'unknown' | null>(null);

/** Shows the form for a token in place of the page where that is what an answer asks for. */
export function lookForToken(error: unknown): void {
  if (asksForToken(error)) tokenAsked.set(error.problem.detail?.startsWith('wrong') ? 'unknown' : 'missing');
}

export function asksForToken(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.problem.status === 401;
}
