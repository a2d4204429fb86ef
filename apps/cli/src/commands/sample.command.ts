import { type Command, Option } from 'commander';
import type { SampleRequestBody } from '#contracts';
import { CommandFailure } from '../command-failure';
import { nicheOf } from '../community-niche';
import { NoIndividual } from '../find-ids';
import { integer, real, realAbove } from '../option-values';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { safeLines } from '../show/safe-text';
import type { Streams } from '../streams';

/** What a text begins after. */
const LINE_BREAK = '\n';

export function addSampleCommand(program: Command, streams: Streams): void {
  program
    .command('sample <id>')
    .description('let an individual or a community go on with a text')
    .addOption(new Option('--prompt <text>', 'text to go on with').default(LINE_BREAK, 'a line break'))
    .option(
      '--temperature <t>',
      'from 0, the likeliest symbol, to 5 (default: its own gene; of a community 1)',
      real(0, 5),
    )
    .option(
      '--top-k <n>',
      'likeliest symbols to choose from (default: its own gene; of a community all)',
      integer(1, 100_000),
    )
    .option(
      '--top-p <probability>',
      'total probability of the likeliest symbols to choose from (default: its own gene; of a community all)',
      realAbove(0, 1),
    )
    .option('--length <n>', 'characters to write', integer(1, 5_000), 300)
    .option('--seed <n>', 'seed of the draws (default: drawn)', integer(0))
    .option('--community', 'let the community of a tournament go on with it: give the id of a tournament')
    .option('--niche <name>', "with --community: whose (default: the tournament's only one)")
    .action(async (id: string, options: Options, command: Command) => {
      const { prompt, temperature, topK, topP, length, seed, community, niche } = options;
      const request = { prompt, temperature, topK, topP, length, seed };
      const sample = community
        ? await askAbout(command, 'tournament', [id], async ({ api }, known) => {
            return api.sampleCommunity(known, nicheOf(await api.tournament(known), niche), request);
          })
        : await askAbout(command, 'individual', [id], ({ api }, known) => api.sample(known, request)).catch(hint);
      printAnswer(command, streams, sample, ({ text }, paint) => paint('dim', safeLines(prompt)) + safeLines(text));
    });
}

interface Options extends SampleRequestBody {
  readonly community?: boolean;
  readonly niche?: string;
}

/** Of tournaments a community can write. */
function hint(error: unknown): never {
  if (!(error instanceof NoIndividual)) throw error;
  throw new CommandFailure(`${error.message}; --community lets all who live in a niche write together`, error.exitCode);
}
