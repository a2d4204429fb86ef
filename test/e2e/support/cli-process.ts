/** The built command `clade` in a process of its own, for end-to-end tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '#settings';

const MAIN = builtFile('apps/cli/src/main.js');

export interface Ended {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CliProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it wrote so far. */
  printed(): string;
  /** Resolves once the text stands in what it wrote; rejects if it ends before. */
  wrote(text: string): Promise<void>;
}

export function startClade(...words: string[]): CliProcess {
  return startCladeWith({}, ...words);
}

export function startCladeWith(settings: NodeJS.ProcessEnv, ...words: string[]): CliProcess {
  const clade = started(process.execPath, [MAIN, ...words], settings);
  clade.child.stdin?.end();
  return clade;
}

function started(program: string, words: readonly string[], settings: NodeJS.ProcessEnv): CliProcess {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(program, words, { env: { PATH, HOME, TMPDIR, ...settings } });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (texts.out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (texts.err += chunk));
  const ended = once(child, 'close').then(([exitCode]): Ended => ({ exitCode: exitCode as number | null, ...texts }));
  const wrote = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = () => void ((texts.out + texts.err).includes(text) && resolve());
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      void ended.then(({ err }) => reject(new Error(`it ended without saying ${JSON.stringify(text)}: ${err}`)));
      look();
    });
  return { child, ended, printed: () => texts.out + texts.err, wrote };
}

/** The same on a terminal of so many columns and 30 rows, by `script` (util-linux); what is written to its stdin is typed. */
export function startCladeOnTerminal(columns: number, settings: NodeJS.ProcessEnv, ...words: string[]): CliProcess {
  const typed = [process.execPath, MAIN, ...words].map((word) => `'${word}'`).join(' ');
  const session = `stty cols ${columns} rows 30; exec ${typed}`;
  return started('script', ['-qec', session, '/dev/null'], {
    TERM: 'xterm-256color',
    SHELL: '/bin/sh',
    ...settings,
  });
}

export function clade(...words: string[]): Promise<Ended> {
  return startClade(...words).ended;
}

export function cladeWith(settings: NodeJS.ProcessEnv, ...words: string[]): Promise<Ended> {
  return startCladeWith(settings, ...words).ended;
}
