/** The worker's side: does the jobs that its parent process sends, one at a time, and ends with it. */
import { requireJson } from '#base';
import type { Job, JobContext, JobHandlers, JobProgress } from '#tournament';
import { failureOf } from './failures';
import type { JobMessage, WorkerMessage } from './messages';

/** Progress is reported no more often: each message keeps the worker from its work. */
const PROGRESS_MILLISECONDS = 200;

export function serveJobs(handlers: JobHandlers): void {
  process.on('message', (message: JobMessage) => void answer(handlers, message));
  process.on('disconnect', () => process.exit(0));
  // A terminal's Ctrl-C reaches the whole process group; the parent decides what becomes of the work.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
}

async function answer(handlers: JobHandlers, { token, envelope }: JobMessage): Promise<void> {
  const context: JobContext = {
    report: seldom((progress) => send({ kind: 'progress', token, progress })),
    yieldToEventLoop: () => new Promise((resolve) => setImmediate(resolve)),
  };
  send({ kind: 'begun', token });
  const before = process.cpuUsage();
  const cpuSeconds = (): number => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  try {
    const job = envelope.payload;
    const handle = handlers[job.kind] as (job: Job, context: JobContext) => Promise<never>;
    const result = await handle(job, context);
    requireJson(result, `result of ${job.kind}`);
    send({ kind: 'done', token, result, cpuSeconds: cpuSeconds() });
  } catch (error) {
    send({ kind: 'failed', token, failure: failureOf(error), cpuSeconds: cpuSeconds() });
  }
}

/** Passes reports on that have not come too soon after another; what is left out counts to the next. */
function seldom(report: (progress: JobProgress) => void): (progress: JobProgress) => void {
  let [tokens, reportedAt] = [0, -Infinity];
  return (progress) => {
    tokens += progress.tokens;
    if (progress.fraction < 1 && performance.now() - reportedAt < PROGRESS_MILLISECONDS) return;
    report({ ...progress, tokens });
    [tokens, reportedAt] = [0, performance.now()];
  };
}

function send(message: WorkerMessage): void {
  // A parent that died in between gets nothing more; `disconnect` ends this process.
  process.send?.(message, undefined, undefined, () => undefined);
}
