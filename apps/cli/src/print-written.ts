import type { Command } from 'commander';
import type { Output } from './output';
import { printAnswer } from './print-answer';
import type { Streams } from './streams';

/** Says what was written; on standard error where standard output has the file itself. */
export function printWritten<Written extends { readonly file: string; readonly bytes: number }>(
  command: Command,
  streams: Streams,
  { isStdout }: Output,
  written: Written,
): void {
  const target = isStdout ? { ...streams, out: streams.err } : streams;
  printAnswer(
    command,
    target,
    written,
    ({ file, bytes }) => `${isStdout ? 'standard output' : file}  ${bytes.toLocaleString('en')} bytes`,
  );
}
