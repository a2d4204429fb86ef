import { CommanderError } from 'commander';
import { ApiProblem } from '#client';
import { CommandFailure, EXIT } from './command-failure';

interface Told {
  readonly lines: readonly string[];
  readonly exitCode: number;
}

/** What to say of whatever a command threw, and the exit code for it. Commander has spoken for itself already. */
export function tellFailure(error: unknown): Told {
  if (error instanceof CommanderError) return { lines: [], exitCode: error.exitCode === 0 ? 0 : EXIT.usage };
  if (error instanceof CommandFailure) return { lines: error.message ? [error.message] : [], exitCode: error.exitCode };
  if (error instanceof ApiProblem) return tellProblem(error);
  return { lines: [error instanceof Error ? error.message : String(error)], exitCode: EXIT.failure };
}

/** By the status of the answer. */
const EXITS: Readonly<Record<number, number>> = { 404: EXIT.notFound, 422: EXIT.usage };

function tellProblem({ message, problem }: ApiProblem): Told {
  const fields = (problem.errors ?? []).map(({ field, message: wrong }) => `${field}: ${wrong}`);
  return {
    lines: fields.length > 0 ? fields : [message],
    exitCode: EXITS[problem.status] ?? EXIT.failure,
  };
}
