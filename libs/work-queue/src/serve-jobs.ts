/** The worker's side: does the jobs that its parent process sends, one at a time, and ends with it. */
import { InvalidValueError } from '#base';
import {
  CorruptFileError,
  CorruptTextError,
  isMachineFault,
  type Job,
  type JobContext,
  type JobHandlers,
  type JobProgress,
} from '#tournament';
import type { JobFailure, JobMessage, WorkerMessage } from './messages';

/** Progress is reported no more often: each message keeps the worker from its work. */
const PROGRESS_MILLISECONDS = 200;

export function serveJobs(handlers: JobHandlers): void {
  process.on('message', (message: JobMessage) => void answer(handlers, message));
  process.on('disconnect', () => process.exit(0));
  // A terminal's Ctrl-C reaches the whole process group; the parent decides what becomes of the work.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
}

async function answer(handlers: JobHandlers, { token, job }: JobMessage): Promise<void> {
  const context: JobContext = {
    report: seldom((progress) => send({ kind: 'progress', token, progress })),
    yieldToEventLoop: () => new Promise((resolve) => setImmediate(resolve)),
  };
  const before = process.cpuUsage();
  const cpuSeconds = (): number => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  try {
    const handle = handlers[job.kind] as (job: Job, context: JobContext) => Promise<never>;
    const result = await handle(job, context);
    send({ kind: 'done', token, result, cpuSeconds: cpuSeconds() });
  } catch (error) {
    send({ kind: 'failed', token, failure: describe(error), cpuSeconds: cpuSeconds() });
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

function describe(error: unknown): JobFailure {
  if (!(error instanceof Error)) return { message: String(error), environmental: false };
  const { message } = error;
  if (error instanceof InvalidValueError) {
    const { field, value, expected } = error;
    return { message, environmental: false, invalid: { field, value, expected } };
  }
  if (error instanceof CorruptFileError) {
    const { file, problem } = error;
    const kind = error instanceof CorruptTextError ? 'text' : 'weights';
    return { message, environmental: true, corrupt: { kind, file, problem } };
  }
  return { message, environmental: isMachineFault(error) };
}

function send(message: WorkerMessage): void {
  // A parent that died in between gets nothing more; `disconnect` ends this process.
  process.send?.(message, undefined, undefined, () => undefined);
}
