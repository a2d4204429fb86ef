import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type {
  ExperimentDetailView,
  ExperimentMetricInput,
  ExperimentMetricView,
  ExperimentPlanView,
  ExperimentView,
  TournamentStatus,
} from '#contracts';
import type { CorpusStore } from '#sources';
import type {
  CellState,
  ExperimentState,
  ExperimentStore,
  TournamentArchive,
  TournamentStore,
  WorkQueue,
} from '#tournament';
import { EventBus } from '../feed/event-bus';
import { FilesInUse } from '../archives/files-in-use';
import type { Settings } from '../settings';
import { EngineCheck } from '../shared/engine-check';
import { ConflictError, found } from '../shared/errors';
import { monotonicSeconds, PROCESSOR } from '../shared/this-machine';
import { ARCHIVE, CORPORA, EXPERIMENTS, SETTINGS, STORE, TRAINING_QUEUE } from '../shared/tokens';
import { ConductorService } from '../tournaments/conductor.service';
import { TournamentsService } from '../tournaments/tournaments.service';
import { estimateTime, type Ran } from './estimate-time';
import { apartInCurves, checkedMetric } from './check-metric';
import {
  experimentDetailView,
  experimentMetricView,
  experimentPlanView,
  experimentView,
  plansOf,
  type Standing,
} from './experiment-view';
import { askedIn, KeptOutcomes } from './kept-outcomes';
import { machineOf } from '../tournaments/check-machine';
import { type PreparedExperiment, prepareExperiment, WAITING } from './prepare-experiment';

/** Cells that run at once: while one waits for its last training group, another has work for the other processes. */
const AT_ONCE = 2;
/** Tournaments that tell how fast this machine is, the newest. */
const LOOKED_BACK = 200;

interface Running {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  readonly startedAt: number;
  /** Generations that had closed before, of all cells, in tournaments. */
  readonly doneBefore: number;
}

/** Runs experiments: their tournaments, in order, are conducted as all others are. */
@Injectable()
export class ExperimentsService implements OnModuleDestroy {
  private readonly running = new Map<string, Running>();
  /** What kept a tournament from beginning, by experiment. */
  private readonly faults = new Map<string, string>();
  private readonly logger = new Logger('experiments');
  private readonly outcomes: KeptOutcomes;

  constructor(
    @Inject(EXPERIMENTS) private readonly experiments: ExperimentStore,
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(CORPORA) private readonly corpora: CorpusStore,
    @Inject(TRAINING_QUEUE) private readonly queue: WorkQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly engineCheck: EngineCheck,
    private readonly conductor: ConductorService,
    private readonly tournaments: TournamentsService,
    private readonly inUse: FilesInUse,
    bus: EventBus,
  ) {
    this.outcomes = new KeptOutcomes(experiments);
    bus.on('removed', (tournamentId) => this.outcomes.forget(tournamentId));
  }

  /** The conductor pauses what runs as the server shuts down; nothing more begins. */
  onModuleDestroy(): void {
    for (const { stop } of this.running.values()) stop.abort();
  }

  async launch(body: unknown): Promise<ExperimentDetailView> {
    await this.engineCheck.pass();
    const { experiment, workers } = await this.inUse.during(async () => {
      const prepared = await this.prepare(body);
      await this.experiments.insert(prepared.experiment, prepared.cells);
      return prepared;
    });
    this.start(experiment.id, await this.experiments.cells(experiment.id), workers);
    return this.get(experiment.id);
  }

  /** Without keeping or running anything. */
  async plan(body: unknown): Promise<ExperimentPlanView> {
    await this.engineCheck.pass();
    const prepared = await this.inUse.during(() => this.prepare(body));
    const { engine, workers } = this.settings;
    const used = Math.min(workers, prepared.workers ?? workers);
    const plans = plansOf(prepared);
    const { seeds } = prepared.experiment.config;
    const time = estimateTime(plans, seeds.length, await this.ranBefore(), { engine, workers, used });
    return experimentPlanView(prepared.experiment.config, plans, time);
  }

  private async ranBefore(): Promise<readonly Ran[]> {
    const [{ rows }, alone] = await Promise.all(
      [true, false].map((all) => this.archive.list({ limit: LOOKED_BACK, all })),
    );
    const ids = new Set(alone.rows.map(({ id }) => id));
    return rows
      .filter(({ engine, processor }) => engine === this.settings.engine && processor === PROCESSOR)
      .map((row) => ({ ...row, atOnce: ids.has(row.id) ? 1 : AT_ONCE }));
  }

  async view(id: string): Promise<ExperimentView> {
    const state = await this.find(id);
    return experimentView(state, this.standingOf(state));
  }

  /** That alone which a tournament is a cell of, where one is named. */
  async list(tournament?: string): Promise<readonly ExperimentView[]> {
    if (tournament !== undefined) {
      const id = await this.experiments.experimentOf(tournament);
      return id === undefined ? [] : [await this.view(id)];
    }
    return (await this.experiments.list()).map((state) => experimentView(state, this.standingOf(state)));
  }

  async get(id: string): Promise<ExperimentDetailView> {
    const state = await this.find(id);
    const cells = await this.experiments.cells(id);
    const paused = cells.find(({ status, reason }) => status === 'paused' && reason !== WAITING);
    const standing = this.standingOf(state);
    const reason = standing.status === 'paused' ? (this.faults.get(id) ?? paused?.reason ?? null) : null;
    const outcomes = await this.outcomes.of(state, cells);
    return experimentDetailView(state, cells, outcomes, { ...standing, reason }, this.secondsLeft(id, cells));
  }

  /** A metric as another outcome than the primary one, and by generation. */
  async metric(id: string, asked: ExperimentMetricInput): Promise<ExperimentMetricView> {
    const { config } = await this.find(id);
    const cells = await this.experiments.cells(id);
    const metric = checkedMetric(asked, cells);
    const values = await this.experiments.metrics(id, {
      ...askedIn(metric, cells),
      every: apartInCurves(metric, cells),
    });
    return experimentMetricView(config, cells, metric, values);
  }

  /** Goes on with all that has not finished, and tries again what failed. */
  async resume(id: string, workers: number | undefined): Promise<ExperimentDetailView> {
    await this.find(id);
    if (this.running.has(id)) throw new ConflictError(`experiment ${id} is running already`);
    const cells = await this.experiments.cells(id);
    const unfinished = cells.filter(({ status }) => isUnfinished(status));
    if (unfinished.length === 0) throw new ConflictError(`experiment ${id} is finished; there is nothing to resume`);
    await this.tournaments.checkResumable(unfinished.map(({ tournamentId }) => tournamentId));
    await this.engineCheck.pass();
    this.start(id, cells, workers);
    return this.get(id);
  }

  /** Answers when all its tournaments have stopped. */
  async pause(id: string): Promise<ExperimentDetailView> {
    await this.find(id);
    const running = this.running.get(id);
    running?.stop.abort();
    for (const { tournamentId } of await this.experiments.cells(id)) {
      if (this.conductor.isRunning(tournamentId)) await this.conductor.stop(tournamentId, 'paused', 'by hand');
    }
    await running?.ended;
    return this.get(id);
  }

  /** What has not finished never will; what has is kept. */
  async cancel(id: string): Promise<ExperimentDetailView> {
    const { statuses } = await this.find(id);
    if (!statuses.some(isUnfinished)) throw new ConflictError(`experiment ${id} is finished already`);
    await this.pause(id);
    for (const { tournamentId, status } of await this.experiments.cells(id)) {
      if (isUnfinished(status)) await this.tournaments.cancel(tournamentId);
    }
    return this.get(id);
  }

  /** With all its tournaments. */
  async remove(id: string): Promise<void> {
    await this.find(id);
    const cells = await this.experiments.cells(id);
    if (this.running.has(id) || cells.some(({ status }) => status === 'running')) {
      throw new ConflictError(`experiment ${id} is running; pause it first`);
    }
    for (const { tournamentId } of cells) this.tournaments.checkUnused(tournamentId); // all of it goes, or nothing
    await this.experiments.remove(id);
    for (const { tournamentId } of cells) await this.tournaments.remove(tournamentId);
  }

  private prepare(body: unknown): Promise<PreparedExperiment> {
    return prepareExperiment(body, this.corpora, this.queue, machineOf(this.settings));
  }

  private async find(id: string): Promise<ExperimentState> {
    return found('experiment', id, await this.experiments.find(id));
  }

  private standingOf({ id, statuses }: ExperimentState): Standing {
    if (this.running.has(id) || statuses.includes('running')) return { status: 'running', reason: null };
    return { status: statuses.includes('paused') ? 'paused' : 'finished', reason: null };
  }

  private start(id: string, cells: readonly CellState[], workers: number | undefined): void {
    const stop = new AbortController();
    const waiting = cells.filter(({ status }) => isUnfinished(status)).map(({ tournamentId }) => tournamentId);
    const begun = { stop, startedAt: monotonicSeconds(), doneBefore: done(cells) };
    const atOnce = workers === undefined ? AT_ONCE : 1;
    const runners = Array.from({ length: atOnce }, () => this.runInOrder(waiting, workers, stop));
    this.faults.delete(id);
    const ended = Promise.allSettled(runners).then((outcomes) => {
      for (const outcome of outcomes) if (outcome.status === 'rejected') this.tell(id, outcome.reason);
      this.running.delete(id);
    });
    this.running.set(id, { ...begun, ended });
  }

  private tell(id: string, error: unknown): void {
    this.logger.error(`${id}: ${error instanceof Error ? error.stack : String(error)}`);
    this.faults.set(id, error instanceof Error ? error.message : String(error));
  }

  /** Takes what waits, one after the other, until one of them pauses: whoever or whatever paused it meant all. */
  private async runInOrder(waiting: string[], workers: number | undefined, stop: AbortController): Promise<void> {
    for (let id = waiting.shift(); id !== undefined && !stop.signal.aborted; id = waiting.shift()) {
      try {
        await this.tournaments.resume(id, workers);
        if (stop.signal.aborted) await this.conductor.stop(id, 'paused', 'by hand');
        await this.conductor.untilEnded(id);
        if (!stop.signal.aborted && (await this.store.find(id))?.status === 'paused') stop.abort();
      } catch (error) {
        stop.abort();
        throw error;
      }
    }
  }

  private secondsLeft(id: string, cells: readonly CellState[]): number | null {
    const running = this.running.get(id);
    if (!running) return null;
    const [now, { startedAt, doneBefore }] = [done(cells), running];
    return now > doneBefore ? ((monotonicSeconds() - startedAt) / (now - doneBefore)) * (cells.length - now) : null;
  }
}

/** In tournaments. */
function done(cells: readonly CellState[]): number {
  return cells.reduce(
    (total, { status, closed, generations }) => total + (isUnfinished(status) ? closed / generations : 1),
    0,
  );
}

function isUnfinished(status: TournamentStatus): boolean {
  return status !== 'finished' && status !== 'cancelled';
}
