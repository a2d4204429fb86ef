/** What the server says of a config, with the lines and columns of its file. */
import { ApiProblem } from '#client';
import { placeProblems } from '#config-text';
import { WrongUsage } from './command-failure';
import type { ConfigFile } from './config-file';

/** The answer to a request that holds the config. Throws a WrongUsage that tells all that is wrong, from the top of the file to the bottom. */
export async function tellingWhere<Answer>({ file, positionOf }: ConfigFile, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const problems = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
    const placed = placeProblems(problems, { positionOf });
    if (!placed) throw error;
    const lines = placed.map(({ at, problem }) =>
      at ? `${file}, line ${at.line}, column ${at.column}: ${problem}` : problem,
    );
    throw new WrongUsage(lines.join('\n'));
  }
}
