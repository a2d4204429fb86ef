import type { GatewayProblem } from '#contracts';

/** Exit codes; `--help` and docs/command-line.md list them. */
export const EXIT = {
  failure: 1,
  usage: 2,
  notFound: 3,
  unfinished: 4,
  interrupted: 130,
} as const;

export const EXIT_CODES_HELP = `
Exit codes:
  0    all went well
  1    a failure, told on stderr
  2    wrong usage: a wrong option, argument, setting, config or file
  3    an id or a name is that of no tournament, individual or corpus, or of several
  4    the tournament or experiment did not finish: trouble paused it, it failed, or someone else stopped it
  130  interrupted by Ctrl-C`;

/** Ends a command: with a sentence on stderr where there is one to say, and an exit code. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';

  constructor(
    message: string,
    readonly exitCode: number = EXIT.failure,
  ) {
    super(message);
  }
}

/** What was given on the command line is wrong. */
export class WrongUsage extends CommandFailure {
  constructor(message: string) {
    super(message, EXIT.usage);
  }
}

/** Another process has the data folder in use. */
export class FolderInUse extends CommandFailure {}

/** A server, or the check of this machine, did not start. */
export function failureOf({ detail, cause }: GatewayProblem): CommandFailure {
  if (cause === 'setting') return new WrongUsage(detail);
  return cause === 'in-use' ? new FolderInUse(detail) : new CommandFailure(detail);
}
