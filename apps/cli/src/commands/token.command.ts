import { type Command, Option } from 'commander';
import type { Role } from '#contracts';
import { globalOptionsOf } from '../global-options';
import { integer, realAbove } from '../option-values';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import { tokensTable } from '../show/tokens-table';
import type { Streams } from '../streams';

const ROLES: readonly Role[] = ['viewer', 'voter', 'operator'];

interface Limits {
  readonly name: string;
  readonly role: Role;
  readonly requestsPerMinute?: number;
  readonly flops?: number;
  readonly days?: number;
}

export function addTokenCommand(program: Command, streams: Streams): void {
  const token = program.command('token').description('say who may use the server, for what, and how much');

  token
    .command('create')
    .description('make a token; it is shown this once, and sent as CLADE_TOKEN or opened as /?token=...')
    .requiredOption('--name <name>', 'whose it is')
    .addOption(new Option('--role <role>', 'what it allows').choices(ROLES).default('viewer'))
    .option('--requests-per-minute <count>', 'requests a minute at most', integer(1, 1_000_000))
    .option('--flops <flops>', 'FLOPs that tournaments of an operator may take in all', realAbove(0, 1e24))
    .option('--days <days>', 'for how long it holds', integer(1, 3650))
    .action(async ({ name, role, requestsPerMinute, flops, days }: Limits, command: Command) => {
      const made = await withServer(command, ({ api }) =>
        api.createToken({ name, role, requestsPerMinute, flops, days }),
      );
      printAnswer(command, streams, made, (view, paint) => `${view.token}\n\n${tokensTable([view], paint)}`);
    });

  token
    .command('list')
    .description('list tokens and published views, and what they have spent')
    .action(async (_options: unknown, command: Command) => {
      const tokens = await withServer(command, ({ api }) => api.tokens());
      printAnswer(command, streams, tokens, tokensTable);
    });

  token
    .command('revoke <id>')
    .description('end a token or a published view; who is connected with it is cut off')
    .action(async (id: string, _options: unknown, command: Command) => {
      await withServer(command, ({ api }) => api.revokeToken(id));
      if (!globalOptionsOf(command).json) streams.out.write(`Token ${id} is revoked.\n`);
    });
}
