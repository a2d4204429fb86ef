/** Conducts a tournament from wherever it stands to its end, or until someone stops it. */
import type { BaselinesView, LineageEvent, Progress } from '#contracts';
import { searchSpaceOf } from '#evolution';
import { computeOf } from './compute-costs';
import { conclude } from './conclude';
import { growingModes } from './growing-modes';
import { growingPedigree } from './growing-pedigree';
import { growingCues } from './regulation/growing-cues';
import { growingStays } from './growing-stays';
import { ownedBy } from './jobs/envelope';
import type { InterventionSource } from './intervention-store.port';
import { NO_DEATHS } from './job-deaths';
import { isMachineFault } from './machine-faults';
import { ProgressMeter } from './progress-meter';
import { keptBy, readCarried } from './fork/carried';
import type { Generation, Individual, Tournament } from './records';
import type { Run } from './run';
import { runGeneration } from './run-generation';
import { Stopwatch } from './stopwatch';
import { textsOf } from './texts-of';
import type { Change, TournamentStore } from './tournament-store.port';
import type { VoteSource } from './vote-source.port';
import type { WorkQueue } from './work-queue.port';

export interface ConductorPorts {
  readonly store: TournamentStore;
  readonly queue: WorkQueue;
  readonly votes: VoteSource;
  readonly interventions: InterventionSource;
  /** Seconds since some moment, by a clock that is never set. */
  readonly clock: () => number;
  /** The time of day, which may be set meanwhile. */
  readonly now: () => Date;
  /** Asked once the tournament is claimed, before anything is recorded: nobody else can stop it from then on. It runs where this is left out. */
  readonly isWanted?: (tournament: Tournament) => Promise<boolean>;
  /** Called once the tournament is claimed and recorded as running. */
  readonly begun?: () => void;
  /** Called with committed events, in order. */
  readonly announce: (events: readonly LineageEvent[]) => void;
  readonly progress: (progress: Progress) => void;
  /** Who died of a job in a generation of what is replayed; nobody is known to where it is left out. */
  readonly deaths?: Run['deaths'];
  /** Names of the metrics to keep of a generation; all where it is left out. */
  readonly metrics?: (generation: number) => Promise<ReadonlySet<string>>;
}

/** The reason that a signal is aborted with. */
export class Stopped extends Error {
  constructor(
    readonly status: 'paused' | 'cancelled',
    reason: string,
  ) {
    super(reason);
    this.name = 'Stopped';
  }
}

/** Nobody wants the tournament to run any more. */
export class UnwantedError extends Error {
  constructor(id: string) {
    super(`tournament ${id} was stopped before it was gone on with`);
    this.name = 'UnwantedError';
  }
}

/**
 * Runs tournament `id` to its end; what stops it is recorded in its status and its events. Throws only what could not be
 * recorded there: a store that fails, a StaleTokenError, or an UnwantedError.
 */
export async function runTournament(ports: ConductorPorts, id: string, signal: AbortSignal): Promise<void> {
  const { store, clock, now } = ports;
  const token = await store.claim(id);
  const tournament = await store.find(id);
  if (!tournament) throw new Error(`there is no tournament ${id}`);
  const { status } = tournament;
  if (status === 'finished' || status === 'cancelled') throw new Error(`tournament ${id} is ${status} by now`);
  if (ports.isWanted && !(await ports.isWanted(tournament))) {
    await store.commit(id, token, { tournament: { status }, events: [] }); // lets go of it
    throw new UnwantedError(id);
  }
  let committedAt = clock();
  const commit = async (change: Change): Promise<void> => {
    const seconds = clock() - committedAt;
    committedAt += seconds;
    const spent = { ...change.spent, seconds };
    ports.announce(await store.commit(id, token, { ...change, spent }));
  };
  const space = searchSpaceOf(tournament.config);
  const environmentState: Run['environmentState'] = (generation) => store.environment(id, generation);
  const metrics: Run['metrics'] = (generation) => store.metrics(id, generation);
  const run: Run = {
    tournament,
    space,
    queue: ownedBy(ports.queue, { tournament: id, fence: token }),
    signal,
    commit,
    pedigree: growingPedigree(space, (from, to) => store.parentage(id, from, to)),
    stays: growingStays(tournament, { environmentState, metrics }),
    cues: growingCues(tournament, {
      environmentState,
      livedIn: (generation) => store.individuals(id, generation, generation),
    }),
    modes: growingModes(tournament, space, (generation) => store.born(id, generation)),
    founders: once(() => (tournament.forkOf ? readCarried(keptBy(store, id), tournament.forkOf) : store.born(id, 0))),
    born: (generation) => store.born(id, generation),
    lives: (generation) => store.lives(id, generation),
    generations: () => store.generations(id),
    schemeState: (generation) => store.schemeState(id, generation),
    environmentState,
    arenas: (generation) => store.arenas(id, generation),
    judged: (generation) => store.judged(id, generation),
    species: () => store.species(id),
    members: (generation) => store.members(id, generation),
    metrics,
    compute: (generation) => store.compute(id, generation),
    keeps: async (generation, values) => {
      const names = await ports.metrics?.(generation);
      return names ? values.filter(({ name }) => names.has(name)) : values;
    },
    interventions: (generation, applied) => ports.interventions.interventionsFor(id, generation, applied),
    deaths: ports.deaths ?? (async () => NO_DEATHS),
    votes: (generation) => ports.votes.votesFor(id, generation, signal),
    meter: new ProgressMeter(tournament, clock, ports.progress),
    now: () => now().toISOString(),
  };
  try {
    if (status !== 'running') {
      const resumed = { type: 'tournament.resumed', data: { generation: tournament.generation } } as const;
      await commit({ tournament: { status: 'running', reason: null }, events: [resumed] });
    }
    ports.begun?.();
    const fitted = baseline(run);
    fitted.catch(() => undefined); // awaited below; a failure before that must not end the process
    const closed = firstOpen(tournament, await store.generations(id));
    const individuals = await runGenerations(
      run,
      await store.individuals(id, Math.max(0, closed - 1), closed - 1),
      closed,
    );
    await conclude(run, individuals, await fitted);
  } catch (error) {
    await recordStop(run, error);
  }
}

/** The generation to open, or to go on with. */
function firstOpen({ forkOf }: Tournament, closed: readonly Generation[]): number {
  return (closed.at(-1)?.generation ?? forkOf?.generation ?? -1) + 1;
}

/** Asks when it is first wanted, and remembers. */
function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let asked: Promise<Answer> | undefined;
  return () => (asked ??= ask());
}

async function runGenerations(
  run: Run,
  individuals: readonly Individual[],
  closed: number,
): Promise<readonly Individual[]> {
  let current = individuals;
  for (let generation = closed; generation < run.tournament.config.generations; generation++) {
    run.signal.throwIfAborted();
    current = await runGeneration(run, generation, current);
  }
  return current;
}

/** Fits the n-grams that models are compared with, unless that is done. */
async function baseline(run: Run): Promise<Readonly<Record<string, BaselinesView>>> {
  const { tournament, queue, signal } = run;
  const texts = textsOf(tournament.config);
  if (texts.every(({ niche }) => niche in tournament.baselines)) return tournament.baselines;
  const spent = new Stopwatch();
  const fitted = await Promise.all(
    texts.map((text) => queue.submit({ kind: 'baselines', text }, { signal, onSpent: spent.add })),
  );
  const baselines = Object.fromEntries(texts.map(({ niche }, index) => [niche, fitted[index]]));
  const compute = computeOf(0, [{ individual: '', flops: { baselines: 0 } }], spent.cpuSeconds);
  await run.commit({ tournament: { baselines }, compute, events: [{ type: 'baselines.fitted', data: { baselines } }] });
  return baselines;
}

async function recordStop(run: Run, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof Stopped) {
    const { status } = error;
    return run.commit({
      tournament: { status, reason },
      events: [{ type: `tournament.${status}`, data: { reason } }],
    });
  }
  if (isMachineFault(error)) {
    return run.commit({
      tournament: { status: 'paused', reason },
      events: [{ type: 'tournament.paused', data: { reason } }],
    });
  }
  await run.commit({
    tournament: { status: 'failed', reason },
    events: [{ type: 'tournament.failed', data: { reason } }],
  });
}
