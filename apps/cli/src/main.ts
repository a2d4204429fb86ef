#!/usr/bin/env node
import { runCli } from './run-cli';

// Whoever reads our output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

void runCli(process.argv.slice(2), { out: process.stdout, err: process.stderr }).then((exitCode) => {
  process.exitCode = exitCode;
});
