/**
 * Required by the worker processes of a bench before anything else: tells, in a file of the folder that CLADE_BENCH_TIMES names, how long
 * the process lives, how much of it passes inside onnxruntime, and the most memory it held.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { variable } from '#settings';

/** Of one worker process. */
export interface WorkerTimes {
  /** Since the process began. */
  readonly seconds: number;
  /** Inside the runs of sessions. */
  readonly running: number;
  /** In making sessions. */
  readonly creating: number;
  /** The most that was resident. */
  readonly megabytes: number;
}

const EVERY_MS = 200;
const times = { running: 0, creating: 0 };

async function timed<Result>(kind: keyof typeof times, work: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  try {
    return await work();
  } finally {
    times[kind] += (performance.now() - started) / 1000;
  }
}

function watch(file: string): void {
  const create = InferenceSession.create.bind(InferenceSession) as (...given: unknown[]) => Promise<InferenceSession>;
  InferenceSession.create = async (...given: unknown[]) => {
    const session = await timed('creating', () => create(...given));
    const run = session.run.bind(session) as (...given: unknown[]) => Promise<InferenceSession.ReturnType>;
    session.run = (...given: unknown[]) => timed('running', () => run(...given));
    return session;
  };
  const tell = (): void => {
    const megabytes = process.resourceUsage().maxRSS / 1024;
    writeFileSync(
      file,
      JSON.stringify({ seconds: performance.now() / 1000, ...times, megabytes } satisfies WorkerTimes),
    );
  };
  setInterval(tell, EVERY_MS).unref(); // workers are killed, and say nothing at their end
}

const folder = variable('CLADE_BENCH_TIMES');
if (folder && process.argv[1]?.includes(path.join('trainer', 'src'))) watch(path.join(folder, `${process.pid}.json`));
