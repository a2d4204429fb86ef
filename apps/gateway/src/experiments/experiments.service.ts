import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Conductor, EventBus, FilesInUse } from '#conducting';
import { PROCESSOR } from '#engines';
import { monotonicSeconds } from '#hosting';
import type {
  ExperimentDetailView,
  ExperimentMetricInput,
  ExperimentMetricView,
  ExperimentPlanView,
  ExperimentsInput,
  ExperimentView,
  Page,
  TournamentStatus,
} from '#contracts';
import type { CorpusStore } from '#sources';
import type { ExperimentState, ExperimentStore, TournamentArchive, TournamentStore, WorkQueue } from '#tournament';
import type { Settings } from '../settings';
import { EngineCheck } from '../shared/engine-check';
import { ConflictError, found } from '../shared/errors';
import { ARCHIVE, CORPORA, EXPERIMENTS, SETTINGS, STORE, TRAINING_QUEUE } from '../shared/tokens';
import { TournamentsService } from '../tournaments/tournaments.service';
import { AT_ONCE, ExperimentRuns, isUnfinished } from './experiment-runs';
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
import { type PreparedExperiment, prepareExperiment } from './prepare-experiment';

/** Tournaments that tell how fast this machine is, the newest. */
const LOOKED_BACK = 200;

/** Runs experiments: their tournaments, in order, are conducted as all others are. */
@Injectable()
export class ExperimentsService implements OnModuleDestroy {
  private readonly runs: ExperimentRuns;
  private readonly logger = new Logger('experiments');
  private readonly outcomes: KeptOutcomes;
  private readonly cancelling = new Set<string>();

  constructor(
    @Inject(EXPERIMENTS) private readonly experiments: ExperimentStore,
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    @Inject(STORE) store: TournamentStore,
    @Inject(CORPORA) private readonly corpora: CorpusStore,
    @Inject(TRAINING_QUEUE) private readonly queue: WorkQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly engineCheck: EngineCheck,
    private readonly conductor: Conductor,
    private readonly tournaments: TournamentsService,
    private readonly inUse: FilesInUse,
    bus: EventBus,
  ) {
    this.outcomes = new KeptOutcomes(experiments);
    this.runs = new ExperimentRuns({
      resume: (id, workers) => tournaments.resume(id, workers),
      pause: (id) => conductor.stop(id, 'paused', 'by hand'),
      untilEnded: (id) => conductor.untilEnded(id),
      isPaused: async (id) => (await store.find(id))?.status === 'paused',
      tell: (experimentId, error) =>
        this.logger.error({ experimentId, problem: error instanceof Error ? error.stack : String(error) }),
      clock: monotonicSeconds,
    });
    bus.on('removed', (tournamentId) => this.outcomes.forget(tournamentId));
  }

  /** The conductor pauses what runs as the server shuts down; nothing more begins. */
  onModuleDestroy(): void {
    this.runs.stopAll();
  }

  async launch(body: unknown): Promise<ExperimentDetailView> {
    await this.engineCheck.pass();
    const { experiment, workers } = await this.inUse.during(async () => {
      const prepared = await this.prepare(body);
      await this.experiments.insert(prepared.experiment, prepared.cells);
      return prepared;
    });
    const { id } = experiment;
    await this.runs.alone(id, 'is running already', async (place) => {
      this.runs.start(id, place, await this.experiments.cells(id), workers);
    });
    return this.get(id);
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

  /** Newest first; that alone which a tournament is a cell of, where one is named. */
  async list({ tournament, ...asked }: ExperimentsInput): Promise<Page<ExperimentView>> {
    if (tournament !== undefined) {
      const id = await this.experiments.experimentOf(tournament);
      return { rows: id === undefined ? [] : [await this.view(id)], next: null };
    }
    const { rows, next } = await this.experiments.list(asked);
    return { rows: rows.map((state) => experimentView(state, this.standingOf(state))), next };
  }

  async get(id: string): Promise<ExperimentDetailView> {
    const found = await this.find(id);
    const cells = await this.experiments.cells(id);
    const state = { ...found, statuses: cells.map(({ status }) => status) }; // of one moment
    const paused = cells.find(({ status, hasBegun }) => status === 'paused' && hasBegun);
    const standing = this.standingOf(state);
    const reason = standing.status === 'paused' ? (this.runs.faultOf(id) ?? paused?.reason ?? null) : null;
    const outcomes = await this.outcomes.of(state, cells);
    return experimentDetailView(state, cells, outcomes, { ...standing, reason }, this.runs.secondsLeft(id, cells));
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
    await this.runs.alone(id, 'is running already', async (place) => {
      await this.find(id);
      const cells = await this.experiments.cells(id);
      const unfinished = cells.filter(({ status }) => isUnfinished(status));
      if (unfinished.length === 0) {
        const ended = endOf(cells.map(({ status }) => status));
        throw new ConflictError(`experiment ${id} is ${ended}; there is nothing to resume`);
      }
      await this.tournaments.checkResumable(unfinished.map(({ tournamentId }) => tournamentId));
      await this.engineCheck.pass();
      this.runs.start(id, place, cells, workers);
    });
    return this.get(id);
  }

  /** Answers when all its tournaments have stopped. */
  async pause(id: string): Promise<ExperimentDetailView> {
    await this.find(id);
    this.runs.stop(id);
    for (const { tournamentId, status } of await this.experiments.cells(id)) {
      const isRunning = status === 'running' || this.conductor.isRunning(tournamentId);
      if (isRunning) await this.conductor.stop(tournamentId, 'paused', 'by hand');
    }
    await this.runs.untilEnded(id);
    return this.get(id);
  }

  /** What has not finished never will; what has is kept. */
  async cancel(id: string): Promise<ExperimentDetailView> {
    const { statuses } = await this.find(id);
    if (!statuses.some(isUnfinished)) throw new ConflictError(`experiment ${id} is ${endOf(statuses)} already`);
    this.cancelling.add(id); // who follows it does not see it paused meanwhile, and ready to go on
    try {
      await this.pause(id);
      await this.runs.alone(id, 'was resumed meanwhile', async () => {
        for (const { tournamentId, status } of await this.experiments.cells(id)) {
          if (isUnfinished(status)) await this.tournaments.cancel(tournamentId);
        }
      });
    } finally {
      this.cancelling.delete(id);
    }
    return this.get(id);
  }

  /** With all its tournaments. */
  async remove(id: string): Promise<void> {
    await this.runs.alone(id, 'is running; pause it first', async () => {
      await this.find(id);
      const ids = (await this.experiments.cells(id)).map(({ tournamentId }) => tournamentId);
      for (const each of ids) this.tournaments.checkUnused(each); // all of it goes, or nothing
      const isBusy = ids.some((each) => this.conductor.isRunning(each));
      const outcome = isBusy ? 'running' : await this.experiments.remove(id);
      if (outcome === 'running') throw new ConflictError(`experiment ${id} is running; pause it first`);
      await this.tournaments.forget(ids);
    });
  }

  private prepare(body: unknown): Promise<PreparedExperiment> {
    return prepareExperiment(body, this.corpora, this.queue, machineOf(this.settings));
  }

  private async find(id: string): Promise<ExperimentState> {
    return found('experiment', id, await this.experiments.find(id));
  }

  private standingOf({ id, statuses }: ExperimentState): Standing {
    const isBusy = this.cancelling.has(id) || this.runs.isRunning(id) || statuses.includes('running');
    if (isBusy) return { status: 'running', reason: null };
    return { status: statuses.includes('paused') ? 'paused' : endOf(statuses), reason: null };
  }
}

/** Of one of which nothing runs or waits. */
function endOf(statuses: readonly TournamentStatus[]): 'finished' | 'cancelled' {
  return statuses.includes('cancelled') ? 'cancelled' : 'finished';
}
