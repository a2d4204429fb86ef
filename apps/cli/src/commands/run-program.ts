import { spawn } from 'node:child_process';
import { CommandFailure, EXIT } from '../command-failure';
import { listenForInterrupt } from '../conduct/interrupt';
import { exitOf } from '../server/gateway-process';

/** Runs another program of this package to its end, on the same streams. Throws a CommandFailure as it fails; Ctrl-C ends it too. */
export async function runProgram(file: string, words: readonly string[]): Promise<void> {
  const interrupt = listenForInterrupt();
  const child = spawn(process.execPath, [file, ...words], { stdio: 'inherit' });
  let isInterrupted = false;
  void interrupt.pressed.then(() => {
    isInterrupted = true;
    child.kill('SIGINT'); // a terminal has sent it already, anyone else has not
  });
  const { code } = await exitOf(child);
  interrupt.release();
  if (isInterrupted) throw new CommandFailure('', EXIT.interrupted);
  if (code !== 0) throw new CommandFailure('', code ?? undefined);
}
