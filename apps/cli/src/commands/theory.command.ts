import type { Command } from 'commander';
import { builtFile } from '#settings';
import { integer, oneMore } from '../option-values';
import { runProgram } from './run-program';

const THEORY_MAIN = builtFile('theory/main.js');

interface TheoryOptions {
  readonly only?: readonly string[];
  readonly seeds: number;
  readonly workers?: number;
  readonly json?: boolean;
}

/** Theory is a program of its own, since the command line knows no kernel. */
export function addTheoryCommand(program: Command): void {
  program
    .command('theory')
    .description('hold the operators that breed models to population genetics')
    .option('--only <words>', 'checks with these words in their name, repeatable', oneMore<string>)
    .option('--seeds <n>', 'independent runs of each check, whose mean is tested', integer(1, 1000), 1)
    .option('--workers <n>', 'threads, by default one a core; the result does not depend on it', integer(1, 256))
    .action(async (_options: unknown, command: Command) => {
      const { only = [], seeds, workers, json } = command.optsWithGlobals<TheoryOptions>();
      const words = [...only.flatMap((word) => ['--only', word]), '--seeds', `${seeds}`];
      if (workers !== undefined) words.push('--workers', `${workers}`);
      if (json) words.push('--json');
      await runProgram(THEORY_MAIN, words);
    });
}
