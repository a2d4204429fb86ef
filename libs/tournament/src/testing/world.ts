/** A tournament of a few fake lives, for specs of the conductor. */
import { DEFAULT_DESCRIPTORS } from '#evolution';
import type { LineageEvent, Progress } from '#contracts';
import { startChange } from '../fork/start-change';
import { livingAtTheEndOf, startOfFork } from '../fork/start-of-fork';
import { InMemoryTournamentStore } from '../in-memory-tournament-store';
import { InProcessWorkQueue } from './in-process-work-queue';
import type { JobHandlers, JobKind, JobOf, JobResults } from '../jobs/job';
import type { Tournament } from '../records';
import { type ConductorPorts, runTournament } from '../run-tournament';
import { NO_INTERVENTIONS } from '../intervention-store.port';
import { NO_VOTES } from '../vote-source.port';
import type { TournamentStore } from '../tournament-store.port';
import type { SubmitOptions, WorkQueue } from '../work-queue.port';
import { fakeHandlers } from './handlers';

export const BREEDING: Tournament['config']['breeding'] = {
  selection: { scheme: 'by-fitness' },
  mates: { scheme: 'alike' },
  replacement: { scheme: 'generational', elites: 1 },
  donors: { scheme: 'parent' },
  crossoverRate: 0.5,
  crossover: 'uniform',
  direction: 1,
  mutationRate: 0.2,
  founders: null,
  conserved: [],
  growthRate: 0,
  mutationScale: 0.2,
  migration: { scheme: 'none' },
  selfAdaptation: { scheme: 'none' },
  species: { scheme: 'none' },
  shaping: { scheme: 'none' },
  descriptors: [...DEFAULT_DESCRIPTORS],
};

export const HEREDITY: Tournament['config']['heredity'] = {
  weights: 'lamarckian',
  weightStep: 0.05,
  shrink: 1,
  moments: true,
  survivorsTrain: true,
  schedule: 'life',
};

export const tournament: Tournament = {
  id: 'spec',
  seed: 7,
  forkOf: null,
  config: {
    name: 'Spec',
    notes: '',
    generations: 4,
    niches: [
      { name: 'moby', corpus: 'moby', sha256: 'a'.repeat(64), demes: [{ name: 'moby', capacity: 6 }] },
      { name: 'sotu', corpus: 'sotu', sha256: 'b'.repeat(64), demes: [{ name: 'sotu', capacity: 5 }] },
    ],
    breeding: BREEDING,
    environment: [],
    corpora: [],
    heredity: HEREDITY,
    fitness: { kind: 'cross-entropy' },
    budget: { trainingFlops: 1e11, maximumParameters: 1e6, memoryMiB: 4096 },
    evaluation: {
      validationSymbols: 4096,
      testSymbols: 4096,
      atBirth: true,
      formerText: false,
      probes: false,
      persistence: null,
      community: { members: 'models', generationSymbols: 1024 },
    },
    arena: null,
    learning: null,
    vocabularyLimit: 512,
    searchSpace: {},
  },
  status: 'running',
  reason: null,
  survey: { vocabulary: ['<unk>', 'a', 'b', 'c'], characters: { moby: 1e6, sotu: 1e6 } },
  baselines: {},
  generation: -1,
  champion: null,
  champions: [],
  communities: [],
  lineageHash: null,
  engine: 'fake',
  processor: 'fake',
  tokensTrained: 0,
  seconds: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
};

/** `run` conducts it from where it stands; `events` is all that was told. `forkedFrom` is the tournament of the store that it is a fork of. */
export async function world({
  id = 'spec',
  seed = 7,
  store = new InMemoryTournamentStore(() => new Date(0)) as TournamentStore,
  config = {} as Partial<Tournament['config']>,
  forkedFrom = null as { readonly id: string; readonly generation: number } | null,
  votes = NO_VOTES,
  interventions = NO_INTERVENTIONS,
  progress = (_: Progress): void => undefined,
  metrics = undefined as ConductorPorts['metrics'],
  deaths = undefined as ConductorPorts['deaths'],
} = {}) {
  let seconds = 0;
  const events: LineageEvent[] = [
    ...(await insert(store, { ...tournament, id, seed, config: { ...tournament.config, ...config } }, forkedFrom)),
  ];
  const run = async (queue: WorkQueue, signal = new AbortController().signal): Promise<Tournament> => {
    const ports = {
      store,
      queue,
      votes,
      interventions,
      clock: () => (seconds += 0.1),
      now: () => new Date(0),
      progress,
      metrics,
      deaths,
    };
    await runTournament({ ...ports, announce: (more) => void events.push(...more) }, id, signal);
    return (await store.find(id)) as Tournament;
  };
  return { store, events, run };
}

async function insert(
  store: TournamentStore,
  begun: Tournament,
  forkedFrom: { readonly id: string; readonly generation: number } | null,
): Promise<readonly LineageEvent[]> {
  if (!forkedFrom) return store.insert(begun);
  const { id, generation } = forkedFrom;
  const source = (await store.find(id))!;
  const living = await livingAtTheEndOf(store, source, generation);
  const { forkOf, start } = await startOfFork(store, source, generation, living, begun);
  return store.insert({ ...begun, forkOf, generation }, startChange({ ...begun, forkOf }, start));
}

export const inProcess = (handlers: JobHandlers = fakeHandlers()): WorkQueue => new InProcessWorkQueue(handlers);

/** Runs everything at once and answers in a shuffled order, as many workers would. */
export function scrambled(handlers: JobHandlers = fakeHandlers()): WorkQueue {
  let turn = 0;
  return {
    async submit<Kind extends JobKind>(job: JobOf<Kind>, options?: SubmitOptions): Promise<JobResults[Kind]> {
      const waits = (turn++ * 7) % 11;
      for (let wait = 0; wait < waits; wait++) await Promise.resolve();
      return new InProcessWorkQueue(handlers).submit(job, options);
    },
  };
}
