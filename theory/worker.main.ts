/** A thread of `clade theory`: runs the tasks that it is sent, one after the other. */
import { parentPort } from 'node:worker_threads';
import { PRODUCTION } from './operators';
import { CHECKS } from './registry';
import { runTask } from './run-checks';
import type { TaskMessage } from './workers';

parentPort!.on('message', ({ name, seed }: TaskMessage) => {
  const check = CHECKS.find((one) => one.name === name)!;
  parentPort!.postMessage(runTask({ check, seed }, PRODUCTION));
});
