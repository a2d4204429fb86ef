import type { ProblemView } from '#contracts';

/** The server refused, and said why (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(readonly problem: ProblemView) {
    super(problem.detail || problem.title);
  }
}
