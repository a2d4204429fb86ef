/** What the server says of a config, with the lines and columns of its file. */
import { ApiProblem } from '#client';
import { WrongUsage } from './command-failure';
import type { ConfigFile } from './config-file';

/** Beginning of the name of a field of the config, in what is told of a whole request. */
const IN_CONFIG = /^config(\.|$)/;

/** The answer to a request that holds the config. Throws a WrongUsage that tells all that is wrong, from the top of the file to the bottom. */
export async function tellingWhere<Answer>({ file, positionOf }: ConfigFile, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const problems = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
    if (!problems.some(({ field }) => IN_CONFIG.test(field))) throw error;
    const others = problems.filter(({ field }) => !IN_CONFIG.test(field));
    const lines = problems
      .filter(({ field }) => IN_CONFIG.test(field))
      .map(({ field, message }) => ({ name: field.replace(IN_CONFIG, ''), message }))
      .map(({ name, message }) => ({ at: positionOf(name), problem: `${name} ${message}`.trim() }))
      .sort((one, other) => one.at.line - other.at.line || one.at.column - other.at.column)
      .map(({ at: { line, column }, problem }) => `${file}, line ${line}, column ${column}: ${problem}`);
    const all = [...lines, ...others.map(({ field, message }) => `${field}: ${message}`)];
    throw new WrongUsage(all.join('\n'));
  }
}
