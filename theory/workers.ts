/** Tasks spread over threads. */
import { Worker } from 'node:worker_threads';
import { builtFile } from '#settings';
import type { Finding, Task } from './run-checks';

/** A task as a thread is sent it. */
export interface TaskMessage {
  readonly name: string;
  readonly seed: number;
}

const WORKER = builtFile('theory/worker.main.js');

/** Runs tasks in their order, as many at a time as there are threads. Rejects where a check throws. */
export async function runTasks(
  tasks: readonly Task[],
  threads: number,
  found: (task: Task, finding: Finding) => void,
): Promise<void> {
  const waiting = [...tasks];
  await Promise.all(
    Array.from({ length: Math.min(threads, tasks.length) }, async () => {
      const worker = new Worker(WORKER);
      try {
        for (let task = waiting.shift(); task; task = waiting.shift()) found(task, await answerOf(worker, task));
      } catch (error) {
        waiting.length = 0; // the others end with what they are at
        throw error;
      } finally {
        await worker.terminate();
      }
    }),
  );
}

function answerOf(worker: Worker, { check: { name }, seed }: Task): Promise<Finding> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners().once('message', resolve).once('error', reject);
    worker.postMessage({ name, seed } satisfies TaskMessage);
  });
}
