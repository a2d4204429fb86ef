import { type Command, InvalidArgumentError } from 'commander';
import type { GatewayMessage, ServingMessage } from '#contracts';
import { CommandFailure, failureOf, WrongUsage } from '../command-failure';
import { globalOptionsOf } from '../global-options';
import { integer } from '../option-values';
import {
  exitOf,
  firstWord,
  forkGateway,
  GATEWAY_MAIN,
  type GatewaySettings,
  SELECTION_MAIN,
  SERVICE_MAIN,
} from '../server/gateway-process';
import { parseRoles, type Role, ROLES, variable } from '#settings';
import type { Streams } from '../streams';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface ServeOptions extends Omit<GatewaySettings, 'data' | 'roles'> {
  readonly role?: readonly Role[];
}

export function addServeCommand(program: Command, streams: Streams): void {
  program
    .command('serve')
    .description('run the server of a data folder until it is stopped')
    .option(
      '--port <port>',
      'port to listen on, 0 for any that is free (default: CLADE_PORT or 3000)',
      integer(0, 65_535),
    )
    .option('--host <host>', 'host to listen on (default: CLADE_HOST or 127.0.0.1)')
    .option(
      '--role <role...>',
      `what it is, of ${ROLES.join(', ')}: gateway answers, selection conducts, arena and trainer do jobs; apart from each other they need CLADE_QUEUE_URL and, gateway and selection, DATABASE_URL (default: CLADE_ROLES or all in one)`,
      roles,
    )
    .option('--workers <n>', 'worker processes (default: CLADE_WORKERS or one a core)', integer(1, 256))
    .action(async ({ role, ...options }: ServeOptions, command: Command) => {
      const { data } = globalOptionsOf(command);
      await serve({ data, roles: role?.join() ?? variable('CLADE_ROLES'), ...options }, streams);
    });
}

/** Those of the words before, and of one more, in which they may stand with commas between them. */
function roles(word: string, before: readonly Role[] = []): readonly Role[] {
  try {
    return [...before, ...parseRoles(word)];
  } catch {
    throw new InvalidArgumentError(`Must be of ${ROLES.join(', ')}.`);
  }
}

/** The gateway has the terminal's streams, and gets our signals; it ends with us, even when we are killed. */
async function serve(settings: GatewaySettings, { out }: Streams): Promise<void> {
  const child = forkGateway(settings, ['ignore', 'inherit', 'inherit', 'ipc'], mainOf(settings));
  const exited = exitOf(child);
  const stop = () => child.kill('SIGTERM');
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    const word = await firstWord(child);
    if (word?.kind === 'problem') throw failureOf(word);
    if (word?.kind === 'serving') out.write(servingOf(word, settings));
    else if (word)
      out.write(`Clade listens at ${word.address}, data folder ${settings.data}. Ctrl-C stops it.\n${askingOf(word)}`);
    const { code, signal } = await exited;
    if (code === 0) return;
    const how = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
    throw new CommandFailure(`The process of Clade (${child.pid}) ${how}`, code ?? undefined);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}

/** The program for the roles. Throws a WrongUsage where options are not for it. */
function mainOf({ roles: text, port, host }: GatewaySettings): string {
  const parsed = rolesOf(text);
  if (!parsed || parsed.has('gateway')) return GATEWAY_MAIN;
  const idle = port !== undefined ? '--port' : host !== undefined ? '--host' : undefined;
  if (idle) throw new WrongUsage(`${idle} is for a gateway alone: ${[...parsed].join(' and ')} listens on no port`);
  return parsed.has('selection') ? SELECTION_MAIN : SERVICE_MAIN;
}

/** Undefined where CLADE_ROLES is wrong: a gateway says so, with all else that is wrong. */
function rolesOf(text: string | undefined): ReadonlySet<Role> | undefined {
  try {
    return parseRoles(text);
  } catch {
    return undefined;
  }
}

function servingOf({ conducts, queues, workers }: ServingMessage, { data }: GatewaySettings): string {
  const ending = `data folder ${data}. Ctrl-C stops it.\n`;
  if (queues.length === 0) return `Clade conducts tournaments, ${ending}`;
  const processes = `${workers} process${workers > 1 ? 'es' : ''}${queues.length > 1 ? ' each' : ''}`;
  const does = `jobs of the queue${queues.length > 1 ? 's' : ''} ${queues.join(' and ')} in ${processes}`;
  return `Clade ${conducts ? 'conducts tournaments, and does' : 'does'} ${does}, ${ending}`;
}

/** What those need who ask something of a server that asks for a token. One that was given is not told again. */
function askingOf({ address, token, isTokenDrawn }: Extract<GatewayMessage, { kind: 'ready' }>): string {
  if (token === null) return '';
  if (!isTokenDrawn) return 'It asks for the token that CLADE_TOKEN holds.\n';
  return `It asks for a token: open ${address}/?token=${token}, or set CLADE_TOKEN=${token} for commands elsewhere.\n`;
}
