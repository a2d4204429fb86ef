import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { VerificationView } from '#contracts';
import { METRICS } from '#metrics';
import {
  InMemoryTournamentStore,
  keptStart,
  runTournament,
  startChange,
  Stopped,
  textsOf,
  type Tournament,
  type TournamentStore,
  type VoteStore,
  type WorkQueue,
} from '#tournament';
import { FilesInUse } from '../archives/files-in-use';
import type { Settings } from '../settings';
import { ConflictError, found } from '../shared/errors';
import { newId } from '../shared/new-id';
import { monotonicSeconds, PROCESSOR } from '../shared/this-machine';
import { SETTINGS, STORE, TRAINING_QUEUE, VOTES } from '../shared/tokens';
import { checkTrainable, machineOf } from '../tournaments/check-machine';
import { loggedVotes } from '../votes/vote-sources';

/** Verifications kept; the oldest is forgotten first. */
const KEPT = 100;

/** Replays finished tournaments in memory, from config and seed, forks from what they started from, and compares lineage hashes. */
@Injectable()
export class VerificationsService implements OnModuleDestroy {
  private readonly verifications = new Map<string, VerificationView>();
  private readonly closing = new AbortController();

  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(VOTES) private readonly votes: VoteStore,
    @Inject(TRAINING_QUEUE) private readonly queue: WorkQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly inUse: FilesInUse,
  ) {}

  onModuleDestroy(): void {
    this.closing.abort(new Stopped('paused', 'the server is shutting down'));
  }

  get(id: string): VerificationView {
    return found('verification', id, this.verifications.get(id));
  }

  isVerifying(tournamentId: string): boolean {
    return [...this.verifications.values()].some(
      (each) => each.tournamentId === tournamentId && each.status === 'running',
    );
  }

  async start(tournamentId: string): Promise<VerificationView> {
    const tournament = found('tournament', tournamentId, await this.store.find(tournamentId));
    const { status, lineageHash, config, engine, processor } = tournament;
    if (lineageHash === null) {
      throw new ConflictError(`tournament ${tournamentId} is ${status}; only a finished one can be verified`);
    }
    checkTrainable(tournament, machineOf(this.settings));
    const id = newId();
    const view: VerificationView = {
      id,
      tournamentId,
      status: 'running',
      expected: lineageHash,
      actual: null,
      expectedOn: { engine, processor },
      actualOn: { engine: this.settings.engine, processor: PROCESSOR },
      generation: -1,
      generations: config.generations,
      reason: null,
    };
    this.verifications.set(id, view);
    if (this.verifications.size > KEPT) this.verifications.delete(this.verifications.keys().next().value as string);
    void this.inUse
      .during(() => this.replay(tournament, view))
      .then(
        (outcome) => Object.assign(view, outcome),
        (error: unknown) => Object.assign(view, { status: 'failed', reason: String(error) }),
      );
    return { ...view };
  }

  private async replay(original: Tournament, view: VerificationView): Promise<Partial<VerificationView>> {
    const store = new InMemoryTournamentStore(() => new Date());
    const { vocabularyLimit } = original.config;
    const texts = textsOf(original.config);
    const { forkOf } = original;
    const survey = await this.queue.submit({ kind: 'survey', texts, vocabularyLimit });
    const begun = {
      ...original,
      survey: forkOf ? { ...survey, vocabulary: original.survey.vocabulary } : survey, // a fork has that of its source
      baselines: {},
      status: 'running',
      generation: forkOf?.generation ?? -1,
      lineageHash: null,
      champion: null,
      champions: [],
      communities: [],
    } as const;
    const start = forkOf && startChange({ ...begun, forkOf }, await keptStart(this.store, original.id, forkOf));
    await store.insert(begun, start ?? undefined);
    const announce: Parameters<typeof runTournament>[0]['announce'] = (events) => {
      for (const event of events) if (event.type === 'generation.closed') view.generation = event.data.generation;
    };
    const votes = loggedVotes(await this.store.generations(original.id), this.votes);
    const recorded = new Set<string>();
    const metrics = async (generation: number): Promise<ReadonlySet<string>> => {
      const names = (await this.store.metrics(original.id, generation)).map(({ name }) => name);
      for (const name of names) recorded.add(name);
      return new Set(names);
    };
    const interventionsFor = async (_id: string, generation: number) =>
      (await this.store.environment(original.id, generation))?.interventions ?? [];
    const ports = {
      store,
      interventions: { interventionsFor },
      queue: this.queue,
      votes,
      clock: monotonicSeconds,
      now: () => new Date(),
      announce,
      progress: () => undefined,
      metrics,
    };
    await runTournament(ports, original.id, this.closing.signal);
    const replayed = await store.find(original.id);
    const actual = replayed?.lineageHash ?? null;
    if (actual === null) return { status: 'failed', reason: replayed?.reason ?? 'the replay did not finish' };
    const unknown = [...recorded].filter((name) => !METRICS.some((metric) => metric.name === name));
    if (unknown.length > 0) {
      return {
        status: 'failed',
        actual,
        reason: `it has metrics that this build does not measure: ${unknown.join(', ')}`,
      };
    }
    return { status: actual === view.expected ? 'matched' : 'differed', actual };
  }
}
