#!/usr/bin/env node
import { runCli } from './run-cli';
import { endWhenRefused } from './streams';

const streams = { out: process.stdout, err: process.stderr };
endWhenRefused(streams, (code) => process.exit(code));
void runCli(process.argv.slice(2), streams).then((exitCode) => {
  process.exitCode = exitCode;
});
