/** Programs that people call to try Clade: what they print and end with. */
import { type Command, CommanderError } from 'commander';
import { InvalidValueError } from '#base';

/** Ends with 0 after `--help`; with one line and 2 where an option is wrong; with a stack and 1 where the program breaks. */
export async function runProgram(program: Command): Promise<void> {
  try {
    await program.exitOverride().showSuggestionAfterError(false).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError)
      process.exitCode = error.exitCode === 0 ? 0 : 2; // it has been said
    else if (error instanceof InvalidValueError) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 2;
    } else {
      process.stderr.write(`${(error as Error).stack}\n`);
      process.exitCode = 1;
    }
  }
}
