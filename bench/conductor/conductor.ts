/**
 * A long tournament whose workers answer at once: what a generation costs the conductor and its database, whether its memory grows, and how
 * long it takes to go on from the middle. `clade bench conductor --individuals 1000 --generations 1000 --database postgres://... --json`
 */
import { parseArgs } from 'node:util';
import { mean } from '#base';
import type { LineageEvent } from '#contracts';
import { createFolderObjectStore } from '#object-store';
import { createTypeormTournamentStore } from '#persistence';
import { createCorpusStore } from '#sources';
import { NO_INTERVENTIONS, NO_VOTES, runTournament, Stopped, type TournamentStore } from '#tournament';
import { machineOf } from '../../apps/gateway/src/tournaments/check-machine';
import { prepareLaunch } from '../../apps/gateway/src/tournaments/launch';
import { fakeHandlers } from '../../libs/tournament/src/testing/handlers';
import { inProcess } from '../../libs/tournament/src/testing/world';
import { positiveInteger } from '../positive';
import { withDatabase } from '../with-database';
import { withFolder } from '../with-folder';

const OPTIONS = {
  individuals: { type: 'string', default: '1000' },
  generations: { type: 'string', default: '1000' },
  database: { type: 'string', default: 'pglite' },
  json: { type: 'boolean', default: false },
} as const;
const MEGABYTE = 2 ** 20;

const { survey, train, ...others } = fakeHandlers();
/** Answers at once. */
const QUEUE = inProcess({
  ...others,
  survey: async (job, context) => {
    const characters = Object.fromEntries(job.texts.map(({ niche }) => [niche, 1e6]));
    return { ...(await survey(job, context)), characters };
  },
  train: (job, context) => train({ ...job, generation: job.generation % 10 }, context), // scores fall with the generation
});

/** After a generation has closed. */
interface Reading {
  readonly seconds: number;
  readonly residentMegabytes: number;
  /** Used by objects of JavaScript, garbage among them. */
  readonly heapMegabytes: number;
}

/** Throws an InvalidValueError on a number that is not positive and whole, or a database that is none. */
export async function benchConductor(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const individuals = positiveInteger('individuals', values.individuals);
  const generations = positiveInteger('generations', values.generations);
  const { readings, resumeSeconds } = await withDatabase(values.database, undefined, (database) =>
    conduct(
      createTypeormTournamentStore(database, () => new Date()),
      individuals,
      generations,
    ),
  );
  const tenths = Array.from({ length: 10 }, (_, tenth) =>
    readings.slice(Math.floor((tenth * generations) / 10), Math.floor(((tenth + 1) * generations) / 10)),
  ).filter((tenth) => tenth.length > 0);
  const over = (field: keyof Reading): number[] => tenths.map((tenth) => mean(tenth.map((reading) => reading[field])));
  const report = {
    individuals,
    generations,
    database: values.database === 'pglite' ? 'pglite' : 'postgres',
    resumeSeconds,
    maximumResidentMegabytes: Math.max(...readings.map(({ residentMegabytes }) => residentMegabytes)),
    secondsAGeneration: over('seconds'),
    residentMegabytes: over('residentMegabytes'),
    heapMegabytes: over('heapMegabytes'),
  };
  if (values.json) return JSON.stringify(report);
  const line = (numbers: readonly number[], digits = 0): string =>
    numbers.map((each) => each.toFixed(digits)).join(' ');
  return [
    `${(individuals * generations).toLocaleString('en')} births in ${generations} generations; resumed from the middle in ${resumeSeconds.toFixed(1)} s`,
    `by tenths of the tournament: seconds a generation ${line(report.secondsAGeneration, 2)}`,
    `MB resident ${line(report.residentMegabytes)}`,
    `MB of objects ${line(report.heapMegabytes)}`,
  ].join('\n');
}

/** Conducts to the middle, is stopped there, and goes on to the end. */
async function conduct(store: TournamentStore, individuals: number, generations: number) {
  const config = {
    name: 'bench',
    generations,
    niches: [{ name: 'moby', capacity: individuals }],
    breeding: { replacement: { scheme: 'generational', elites: 0 } },
    budget: { trainingFlops: 1e10 },
  };
  const { tournament } = await withFolder((folder) =>
    prepareLaunch(
      { config, seed: 1 },
      createCorpusStore({ objects: createFolderObjectStore(folder) }),
      QUEUE,
      machineOf({ engine: 'native', workers: 1 }),
    ),
  );
  await store.insert(tournament);
  const readings: Reading[] = [];
  let [since, resumed] = [performance.now(), NaN];
  const read = (): void => {
    const { rss, heapUsed } = process.memoryUsage();
    const now = performance.now();
    readings.push({
      seconds: (now - since) / 1000,
      residentMegabytes: rss / MEGABYTE,
      heapMegabytes: heapUsed / MEGABYTE,
    });
    since = now;
    if (readings.length % 50 === 0) process.stderr.write(`${readings.length} of ${generations} generations\n`);
  };
  const middle = new AbortController();
  const announce = (events: readonly LineageEvent[]): void => {
    for (const { type, data } of events) {
      if (type === 'generation.opened' && Number.isNaN(resumed) && middle.signal.aborted) resumed = performance.now();
      if (type !== 'generation.closed') continue;
      read();
      if (data.generation + 1 === Math.floor(generations / 2)) middle.abort(new Stopped('paused', 'it is the middle'));
    }
  };
  const ports = {
    store,
    queue: QUEUE,
    votes: NO_VOTES,
    interventions: NO_INTERVENTIONS,
    announce,
    progress: () => undefined,
  };
  const clocks = { clock: () => performance.now() / 1000, now: () => new Date() };
  await runTournament({ ...ports, ...clocks }, tournament.id, middle.signal);
  const stopped = (since = performance.now());
  if (middle.signal.aborted) await runTournament({ ...ports, ...clocks }, tournament.id, new AbortController().signal);
  const { status, reason } = (await store.find(tournament.id))!;
  if (status !== 'finished') throw new Error(`the tournament is ${status}: ${reason}`);
  return { readings, resumeSeconds: (resumed - stopped) / 1000 };
}
