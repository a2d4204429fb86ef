import type { Command } from 'commander';
import { ApiProblem } from '#client';
import { parseConfig } from '#config-text';
import type { TournamentView } from '#contracts';
import { conduct } from '../conduct/conduct';
import { outcomeOf } from '../conduct/outcome';
import { WrongUsage } from '../command-failure';
import { readConfigFile } from '../config-file';
import { nextCommand } from '../global-options';
import { integer, oneMore } from '../option-values';
import { printAnswer } from '../print-answer';
import { withIds } from '../find-ids';
import { withServer } from '../server/with-server';
import type { Streams } from '../streams';

interface ForkOptions {
  readonly at: number;
  readonly set?: readonly string[];
  readonly config?: string;
  readonly seed?: number;
  readonly seeds?: readonly number[];
  readonly replicates?: number;
  readonly workers?: number;
  readonly detach?: boolean;
}

export function addForkCommand(program: Command, streams: Streams): void {
  program
    .command('fork <id>')
    .description('go on from a closed generation of a tournament, in a changed environment, and follow it to its end')
    .requiredOption('--at <n>', 'generation whose living it starts from, as they were when it closed', integer(0))
    .option(
      '--set <path=value>',
      'what of the config is other: budget.trainingFlops=2e9; again for more',
      oneMore<string>,
    )
    .option('--config <file>', 'the same as YAML or JSON, laid over the config of the tournament')
    .option('--seed <n>', 'seed of all chance from there on (default: as before)', integer(0))
    .option('--seeds <list>', 'one fork for each of these, such as 1,2,3', seedsIn)
    .option('--replicates <n>', 'so many forks, of seeds that are drawn', integer(1, 64))
    .option('--workers <n>', 'worker processes to use at most; the result does not depend on it', integer(1, 256))
    .option('--watch', 'show births, deaths and evaluations as they happen')
    .option('--detach', 'come back at once, and leave it to a running server')
    .addHelpText(
      'after',
      '\nExamples:\n  clade fork k3f9 --at 12 --set niches.moby.corpus=sotu-new --set generations=40\n  clade fork k3f9 --at 12 --replicates 5',
    )
    .action(async (word: string, options: ForkOptions, command: Command) => {
      const request = requestOf(options);
      const { workers, detach } = options;
      await withServer(
        command,
        async (session) => {
          const forks = await telling(
            withIds(session.api, 'tournament', [word], (id) => session.api.fork(id, request)),
          );
          if (detach) return printAnswer(command, streams, forks.map(outcomeOf), () => launchedText(command, forks));
          for (const { id } of forks) await conduct(command, streams, session, async () => ({ id, after: 0 }));
        },
        { workers, mustRun: detach },
      );
    });
}

function launchedText(command: Command, forks: readonly TournamentView[]): string {
  return forks.map(({ id }) => `Forked. Watch it with: ${nextCommand(command, 'watch', id)}`).join('\n');
}

function requestOf({ at, set: given = [], config, seed, seeds, replicates, workers }: ForkOptions) {
  if ([seed, seeds, replicates].filter((each) => each !== undefined).length > 1) {
    throw new WrongUsage('--seed, --seeds and --replicates are each without the others');
  }
  const set = given.reduce(
    (settings, each) => withSetting(settings, each),
    config === undefined ? {} : readConfigFile(config).config,
  );
  return { at, set, seeds: seed === undefined ? seeds && [...seeds] : [seed], replicates, workers };
}

type Settings = Readonly<Record<string, unknown>>;

/** `a.b=1` says { a: { b: 1 } } in addition. */
function withSetting(settings: Settings, given: string): Settings {
  const [, path, text] = /^([\w-]+(?:\.[\w-]+)*)=([^]+)$/.exec(given) ?? [];
  if (path === undefined) throw new WrongUsage(`--set is ${given}; must be like budget.trainingFlops=2e9`);
  return withValue(settings, path.split('.'), valueIn(given, text));
}

function withValue(settings: unknown, [name, ...deeper]: readonly string[], value: unknown): Settings {
  const fields = isSettings(settings) ? settings : {};
  return { ...fields, [name]: deeper.length === 0 ? value : withValue(fields[name], deeper, value) };
}

/** As YAML has it: a number, a word, a list. */
function valueIn(given: string, text: string): unknown {
  try {
    return (parseConfig(`value: ${text}`).config as { readonly value: unknown }).value;
  } catch (error) {
    throw new WrongUsage(`--set ${given}: ${(error as Error).message}`);
  }
}

/** All that is wrong, a line each. */
async function telling<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const problems = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
    if (problems.length === 0) throw error;
    throw new WrongUsage(
      problems.map(({ field, message }) => `${field === 'at' ? '--at' : field} ${message}`).join('\n'),
    );
  }
}

function seedsIn(list: string): number[] {
  return list.split(',').map(integer(0));
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
