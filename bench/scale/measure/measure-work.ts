/** A small tournament with real workers: how long each job takes one, and what it leaves in the database. */
import { type EngineName } from '#engines';
import { builtFile, inheritedVariables } from '#settings';
import type { JobOf } from '#tournament';
import { EmbeddedWorkQueue, limitQueue } from '#work-queue';
import { withDatabase } from '../../with-database';
import { withFolder } from '../../with-folder';
import { conduct, type Conducted } from './conduct';
import { meterJobs, type TimedJob } from './meter-conductor';
import { bytesOf } from './meter-database';

export interface WorkSettings {
  readonly seed: number;
  readonly workers: number;
  /** Of an empty PostgreSQL of this machine. */
  readonly database: string;
  readonly engine: EngineName;
  readonly config: ReturnType<typeof workConfig>;
}

export interface MeasuredWork extends Conducted {
  readonly jobs: readonly TimedJob[];
  /** A training job with its result, as they cross a queue. */
  readonly crossing: { readonly job: JobOf<'train'>; readonly result: unknown };
  /** By which the database grew, and what it wrote ahead for that. */
  readonly keptBytes: number;
  readonly walBytes: number;
}

/** Two niches with arenas. */
export function workConfig(individuals: number, generations: number, gigaflops: number) {
  const capacity = Math.ceil(individuals / 2);
  return {
    name: 'scale',
    generations,
    niches: [
      { name: 'moby', capacity },
      { name: 'sotu-new', capacity },
    ],
    breeding: { replacement: { scheme: 'generational', elites: 0 } },
    arena: { prompts: 4, sampleCharacters: 200 },
    budget: { trainingFlops: gigaflops * 1e9, maximumParameters: 400_000 },
  };
}

export function measureWork({ seed, workers, database, engine, config }: WorkSettings): Promise<MeasuredWork> {
  return withFolder((folder) =>
    withDatabase(database, undefined, async (opened) => {
      const env = { ...inheritedVariables(), CLADE_DATA: folder, CLADE_ENGINE: engine };
      const embedded = new EmbeddedWorkQueue({ workers, modulePath: builtFile('apps/trainer/src/main.js'), env });
      const jobs: TimedJob[] = [];
      let crossing: MeasuredWork['crossing'] | undefined;
      const metered = meterJobs(embedded, (timed, job, result) => {
        jobs.push(timed);
        if (job.kind === 'train') crossing ??= { job: job as JobOf<'train'>, result };
      });
      try {
        await startWorkers(embedded, workers);
        const before = await bytesOf(opened);
        const conducted = await conduct(opened, limitQueue(metered, workers), {
          config,
          seed,
          engine,
          workers,
          folder,
        });
        const after = await bytesOf(opened);
        const grown = { keptBytes: after.kept - before.kept, walBytes: after.wal - before.wal };
        return { ...conducted, jobs, crossing: crossing!, ...grown };
      } finally {
        await embedded.close();
      }
    }),
  );
}

/** So that no job waits for a process to start. */
async function startWorkers(queue: EmbeddedWorkQueue, workers: number): Promise<void> {
  const job = { kind: 'survey', texts: [], vocabularyLimit: 512 } as const;
  await Promise.all(Array.from({ length: workers }, () => queue.submit(job)));
}
