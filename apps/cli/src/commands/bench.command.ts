import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CommandFailure } from '../command-failure';
import { exitOf } from '../server/gateway-process';

const BENCH_MAIN = join(__dirname, '../../../../bench/main.js');

/** The bench is a program of its own, which reads its options itself: the command line knows no engine. */
export function addBenchCommand(program: Command): void {
  program
    .command('bench')
    .description('measure the speed of training (train), sampling (sample) or new programs (sessions) on this machine')
    .argument('<what...>', 'train, sample or sessions, then its options: docs/performance.md lists them')
    .allowUnknownOption()
    .action(async (words: string[], _options: unknown, command: Command) => {
      const json = command.optsWithGlobals<{ json?: boolean }>().json ? ['--json'] : [];
      const { code } = await exitOf(spawn(process.execPath, [BENCH_MAIN, ...words, ...json], { stdio: 'inherit' }));
      if (code !== 0) throw new CommandFailure('', code ?? undefined);
    });
}
