import type { Command } from 'commander';
import { globalOptionsOf } from './global-options';
import { painterOf, type Paint } from './show/paint';
import type { Streams } from './streams';

/** Prints an answer as the API gave it with --json, else as `show` writes it. */
export function printAnswer<Answer>(
  command: Command,
  { out }: Streams,
  answer: Answer,
  show: (answer: Answer, paint: Paint) => string,
): void {
  const text = globalOptionsOf(command).json ? JSON.stringify(answer, null, 2) : show(answer, painterOf(out));
  out.write(`${text}\n`);
}
