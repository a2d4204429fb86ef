import type { Command } from 'commander';
import { conduct } from '../conduct/conduct';
import { outcomeOf } from '../conduct/outcome';
import { readConfigFile } from '../config-file';
import { tellingWhere } from '../config-problems';
import { nextCommand } from '../global-options';
import { integer } from '../option-values';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import type { Streams } from '../streams';

interface LaunchOptions {
  readonly config: string;
  readonly seed?: number;
  readonly workers?: number;
  readonly detach?: boolean;
}

export function addLaunchCommand(program: Command, streams: Streams): void {
  program
    .command('launch')
    .description('launch a tournament, and follow it to its end')
    .requiredOption('--config <file>', 'config in YAML or JSON; `clade schema` says what it may hold')
    .option('--seed <n>', 'seed of all chance, from 0 to 2^53 - 1 (default: drawn)', integer(0))
    .option('--workers <n>', 'worker processes to use at most; the result does not depend on it', integer(1, 256))
    .option('--watch', 'show births, deaths and evaluations as they happen')
    .option('--detach', 'come back at once, and leave the tournament to a running server')
    .addHelpText('after', '\nExample:\n  clade launch --config examples/demo.yaml --seed 1 --watch')
    .action(async ({ config: file, seed, workers, detach }: LaunchOptions, command: Command) => {
      const configFile = readConfigFile(file);
      const needs = { workers, mustRun: detach };
      await withServer(
        command,
        async (session) => {
          const launch = () =>
            tellingWhere(configFile, session.api.launch({ config: configFile.config, seed, workers }));
          if (!detach) return conduct(command, streams, session, async () => ({ id: (await launch()).id, after: 0 }));
          const outcome = outcomeOf(await launch());
          const { tournamentId } = outcome;
          printAnswer(
            command,
            streams,
            outcome,
            () => `Launched. Watch it with: ${nextCommand(command, 'watch', tournamentId)}`,
          );
        },
        needs,
      );
    });
}
