import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { FilesInUse, loggedVotes } from '#conducting';
import { monotonicSeconds } from '#hosting';
import type { VerificationInput, VerificationView } from '#contracts';
import { PROCESSOR } from '#engines';
import { METRICS } from '#metrics';
import {
  firstDivergence,
  InMemoryTournamentStore,
  keptDeaths,
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
import type { Settings } from '../settings';
import { ConflictError, found } from '../shared/errors';
import { newId } from '../shared/new-id';
import { SETTINGS, STORE, TRAINING_QUEUE, VOTES } from '../shared/tokens';
import { nameOf, Repairs } from './repairs';
import { checkTrainable, machineOf } from '../tournaments/check-machine';

/** Verifications kept; the oldest is forgotten first. */
const KEPT = 100;
/** Why a replay stops of a tournament that has not finished. */
const ENOUGH = 'all that was recorded is replayed';
/** Of another engine or type of processor: docs/exports.md. */
const ELSEWHERE = 0.01;

/** Replays tournaments, as far as they have closed, in memory, from config and seed, forks from what they started from, and compares lineage hashes. */
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
    private readonly repairs: Repairs,
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

  async start(tournamentId: string, { tolerance, repair }: VerificationInput): Promise<VerificationView> {
    const tournament = found('tournament', tournamentId, await this.store.find(tournamentId));
    const { status, lineageHash, config, engine, processor } = tournament;
    if (status === 'running') {
      throw new ConflictError(`tournament ${tournamentId} is running; pause it first, or wait for its end`);
    }
    if ((await this.store.generations(tournamentId)).length === 0) {
      throw new ConflictError(`tournament ${tournamentId} has closed no generation: there is nothing to compare yet`);
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
      tolerance: tolerance ?? (engine === this.settings.engine && processor === PROCESSOR ? 0 : ELSEWHERE),
      divergence: null,
      repair: null,
      generation: -1,
      generations: config.generations,
      reason: null,
    };
    this.verifications.set(id, view);
    if (this.verifications.size > KEPT) this.verifications.delete(this.verifications.keys().next().value as string);
    void this.inUse
      .during(() => this.repairing(tournament, view, repair))
      .then(
        (outcome) => Object.assign(view, outcome),
        (error: unknown) => Object.assign(view, { status: 'failed', reason: String(error) }),
      );
    return { ...view };
  }

  /** A replay writes weights anew that are not whole, since they are named by their content. It cannot be had without the texts. */
  private async repairing(
    original: Tournament,
    view: VerificationView,
    mendsCorpora: boolean,
  ): Promise<Partial<VerificationView>> {
    const before = await this.repairs.begin(original, mendsCorpora);
    const { lostCorpora } = before;
    if (lostCorpora.length > 0) {
      const reason = `missing or damaged: ${lostCorpora.map(nameOf).join(', ')}; add the same text again with \`clade corpus add\``;
      return { status: 'failed', reason, repair: await this.repairs.end(before) };
    }
    const outcome = await this.replay(original, view);
    return { ...outcome, repair: await this.repairs.end(before) };
  }

  private async replay(original: Tournament, view: VerificationView): Promise<Partial<VerificationView>> {
    const store = new InMemoryTournamentStore(() => new Date());
    const { vocabularyLimit } = original.config;
    const texts = textsOf(original.config);
    const { forkOf } = original;
    const queue = anew(this.queue, view.id);
    const survey = await queue.submit({ kind: 'survey', texts, vocabularyLimit });
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
    const closed = await this.store.generations(original.id);
    const enough = new AbortController();
    const announce: Parameters<typeof runTournament>[0]['announce'] = (events) => {
      for (const event of events) if (event.type === 'generation.closed') view.generation = event.data.generation;
      // The open generation too: it may name weights already.
      if (original.lineageHash === null && view.generation >= original.generation)
        enough.abort(new Stopped('paused', ENOUGH));
    };
    const votes = loggedVotes(closed, this.votes);
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
      queue,
      votes,
      clock: monotonicSeconds,
      now: () => new Date(),
      announce,
      progress: () => undefined,
      metrics,
      deaths: (generation: number) => keptDeaths(this.store, original.id, generation),
    };
    await runTournament(ports, original.id, AbortSignal.any([this.closing.signal, enough.signal]));
    const replayed = await store.find(original.id);
    const actual = replayed?.lineageHash ?? null;
    if (actual === null && replayed?.reason !== ENOUGH) {
      return { status: 'failed', reason: replayed?.reason ?? 'the replay did not finish' };
    }
    const unknown = [...recorded].filter((name) => !METRICS.some((metric) => metric.name === name));
    if (unknown.length > 0) {
      return {
        status: 'failed',
        actual,
        reason: `it has metrics that this build does not measure: ${unknown.join(', ')}`,
      };
    }
    if (actual !== null && actual === view.expected) return { status: 'matched', actual };
    const last = closed.at(-1)!.generation;
    const divergence = (await firstDivergence(this.store, store, original, last, view.tolerance)) ?? null;
    if (divergence) return { status: 'differed', actual, divergence };
    if (view.tolerance > 0) return { status: 'near', actual };
    if (actual === null) return { status: 'matched', actual };
    return { status: 'differed', actual, reason: 'all generations are the same; how it ended is not' };
  }
}

/** A view of the queue whose jobs nobody else submitted, so that each is done again: a queue may know results of what it did before. */
function anew(queue: WorkQueue, id: string): WorkQueue {
  return {
    submit: (job, options) =>
      queue.submit(job, { ...options, owner: { ...options?.owner, tournament: `verification-${id}` } }),
  };
}
