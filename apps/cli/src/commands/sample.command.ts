import type { Command } from 'commander';
import type { SampleRequestBody } from '#contracts';
import { integer, real, realAbove } from '../option-values';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { safeLines } from '../show/safe-text';
import type { Streams } from '../streams';

export function addSampleCommand(program: Command, streams: Streams): void {
  program
    .command('sample <id>')
    .description('let an individual go on with a text')
    .requiredOption('--prompt <text>', 'text to go on with')
    .option('--temperature <t>', 'from 0, the likeliest symbol, to 5 (default: its own gene)', real(0, 5))
    .option('--top-k <n>', 'likeliest symbols to choose from (default: its own gene)', integer(1, 100_000))
    .option(
      '--top-p <probability>',
      'total probability of the likeliest symbols to choose from (default: its own gene)',
      realAbove(0, 1),
    )
    .option('--length <n>', 'characters to write', integer(1, 5_000), 300)
    .option('--seed <n>', 'seed of the draws (default: drawn)', integer(0))
    .action(async (id: string, options: SampleRequestBody, command: Command) => {
      const { prompt, temperature, topK, topP, length, seed } = options;
      const request = { prompt, temperature, topK, topP, length, seed };
      const sample = await askAbout(command, 'individual', [id], ({ api }, known) => api.sample(known, request));
      printAnswer(command, streams, sample, ({ text }, paint) => paint('dim', safeLines(prompt)) + safeLines(text));
    });
}
