import { CommandFailure } from './command-failure';
import { tellFailure } from './tell-failure';

/** What was made of a file. Throws a CommandFailure that names the file where that failed. */
export async function ofFile<Result>(file: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const { lines, exitCode } = tellFailure(error);
    throw new CommandFailure(lines.map((line) => `${file}: ${line}`).join('\n'), exitCode);
  }
}
