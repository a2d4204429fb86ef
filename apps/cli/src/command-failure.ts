/** Exit codes; `--help` lists them. */
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
  1    a failure, told in one sentence on stderr
  2    wrong usage of the command line
  3    no such tournament, individual or corpus
  4    the tournament did not finish: trouble paused it, it failed, or someone else stopped it
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
