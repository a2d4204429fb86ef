import { Inject, Injectable } from '@nestjs/common';
import { Conductor, DiscardedFilesService, EventBus, FilesInUse, RefusedError } from '#conducting';
import { type AnnotationInput, type TournamentView } from '#contracts';
import type { CorpusStore } from '#sources';
import {
  CorruptFileError,
  QueueUnavailableError,
  textsOf,
  type ExperimentStore,
  type TournamentArchive,
  type TournamentRows,
  type TournamentStore,
  type WorkQueue,
} from '#tournament';
import type { WeightFiles } from '#weights';
import type { Access } from '../access/access';
import { BudgetsService } from '../access/budgets.service';
import type { Settings } from '../settings';
import { EngineCheck } from '../shared/engine-check';
import { ConflictError, found, NotFoundError } from '../shared/errors';
import { ARCHIVE, CORPORA, EXPERIMENTS, ROWS, SETTINGS, STORE, TRAINING_QUEUE, WEIGHT_FILES } from '../shared/tokens';
import { TransplantsService } from '../transplants/transplants.service';
import { VerificationsService } from '../verifications/verifications.service';
import { checkTrainable, machineOf } from './check-machine';
import { prepareForks } from './prepare-fork';
import { type Afford, prepareLaunch } from './launch';

interface Launched<Views> {
  readonly launched: Views;
  readonly hasBegun: boolean;
}

@Injectable()
export class TournamentsService {
  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    @Inject(CORPORA) private readonly corpora: CorpusStore,
    @Inject(TRAINING_QUEUE) private readonly queue: WorkQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(WEIGHT_FILES) private readonly weights: WeightFiles,
    @Inject(ROWS) private readonly rows: TournamentRows,
    @Inject(EXPERIMENTS) private readonly experiments: ExperimentStore,
    private readonly engineCheck: EngineCheck,
    private readonly conductor: Conductor,
    private readonly verifications: VerificationsService,
    private readonly transplants: TransplantsService,
    private readonly discarded: DiscardedFilesService,
    private readonly inUse: FilesInUse,
    private readonly bus: EventBus,
    private readonly budgets: BudgetsService,
  ) {}

  async get(id: string): Promise<TournamentView> {
    return found('tournament', id, await this.archive.find(id));
  }

  /** Throws a ForbiddenError where it would spend more than who launches it has left. */
  async launch(body: unknown, access: Access): Promise<Launched<TournamentView>> {
    await this.engineCheck.pass();
    const { tournament, workers } = await this.inUse.during(async () => {
      const machine = machineOf(this.settings);
      const afford: Afford | undefined =
        access.flops === null ? undefined : (config) => this.budgets.check(access, config);
      const prepared = await prepareLaunch(body, this.corpora, this.queue, machine, afford);
      await this.budgets.reserve(access, prepared.tournament);
      this.bus.announce(await this.store.insert(prepared.tournament));
      return prepared;
    });
    const hasBegun = await this.begin(tournament.id, workers);
    return { launched: await this.get(tournament.id), hasBegun };
  }

  /** Forks go on from a closed generation, whatever the tournament does meanwhile. */
  async fork(id: string, body: unknown): Promise<Launched<TournamentView[]>> {
    const source = found('tournament', id, await this.store.find(id));
    await this.engineCheck.pass();
    const { forks, workers } = await this.inUse.during(async () => {
      const { store, corpora, queue, weights } = this;
      const prepared = await prepareForks(source, body, { store, corpora, queue, weights }, machineOf(this.settings));
      for (const { tournament, start } of prepared.forks) this.bus.announce(await store.insert(tournament, start));
      return prepared;
    });
    const views: TournamentView[] = [];
    let hasBegun = true;
    for (const { tournament } of forks) {
      hasBegun &&= await this.begin(tournament.id, workers);
      views.push(await this.get(tournament.id));
    }
    return { launched: views, hasBegun };
  }

  /**
   * Whether one that is recorded has begun. Else nobody has taken it so far, and the first that can, will. One that is refused stands paused: a service would
   * take it for one whose conductor was killed.
   */
  private async begin(id: string, workers: number | undefined): Promise<boolean> {
    try {
      await this.conductor.start(id, workers);
      return true;
    } catch (error) {
      if (error instanceof QueueUnavailableError || (error as Error).name === 'OrderWaitsError') return false;
      if (error instanceof RefusedError) await this.conductor.stop(id, 'paused', error.message);
      throw error;
    }
  }

  async forks(id: string): Promise<readonly TournamentView[]> {
    await this.get(id);
    return this.archive.forks(id);
  }

  async resume(id: string, workers: number | undefined): Promise<TournamentView> {
    await this.checkResumable([id]);
    await this.engineCheck.pass();
    await this.conductor.start(id, workers);
    return this.get(id);
  }

  /** Throws a ConflictError where one of them cannot go on: it has ended, has another engine, asks for more than this machine has, or is about a text that is not here. */
  async checkResumable(ids: readonly string[]): Promise<void> {
    const texts = new Map<string, string>();
    for (const id of ids) {
      const { status, engine } = await this.get(id);
      if (status === 'finished' || status === 'cancelled') {
        throw new ConflictError(`tournament ${id} is ${status}; only a paused or failed one can be resumed`);
      }
      if (engine !== this.settings.engine) {
        const here = `this server runs ${this.settings.engine}`;
        throw new ConflictError(`tournament ${id} began on the engine ${engine}, and ${here}: CLADE_ENGINE names it`);
      }
      const tournament = found('tournament', id, await this.store.find(id));
      for (const { sha256 } of textsOf(tournament.config)) texts.set(sha256, id);
      checkTrainable(tournament, machineOf(this.settings));
    }
    for (const [sha256, id] of texts) {
      await this.corpora.readBySha(sha256).catch((error: unknown) => {
        if (!(error instanceof CorruptFileError)) throw error;
        throw new ConflictError(`tournament ${id} cannot go on at this server: ${error.message}`);
      });
    }
  }

  /** One that does not run may be about to, whatever the store says yet. */
  async pause(id: string): Promise<TournamentView> {
    await this.get(id);
    await this.conductor.stop(id, 'paused', 'by hand');
    const view = await this.get(id);
    const { status } = view;
    if (status === 'running' || status === 'paused') return view;
    throw new ConflictError(`tournament ${id} is ${status}; only a running one can be paused`);
  }

  async cancel(id: string): Promise<TournamentView> {
    const { status } = await this.get(id);
    if (status === 'finished' || status === 'cancelled')
      throw new ConflictError(`tournament ${id} is ${status} already`);
    await this.conductor.stop(id, 'cancelled', 'by hand');
    return this.get(id);
  }

  /** Throws a ConflictError while something reads it that a deletion would take away. */
  checkUnused(id: string): void {
    if (this.verifications.isVerifying(id))
      throw new ConflictError(`tournament ${id} is being verified; wait for the end`);
    if (this.transplants.isTransplanting(id))
      throw new ConflictError(`tournament ${id} is being transplanted; stop that, or wait for the end`);
  }

  /** With all that lived in it; its files go once nothing runs that may need them. */
  async remove(id: string): Promise<void> {
    await this.get(id); // deleting is dear, even where there is nothing to delete
    this.checkUnused(id);
    const experiment = await this.experiments.experimentOf(id);
    if (experiment)
      throw new ConflictError(`tournament ${id} is a cell of experiment ${experiment}; delete that instead`);
    const outcome = this.conductor.isRunning(id) ? 'running' : await this.rows.remove(id);
    if (outcome === 'running') throw new ConflictError(`tournament ${id} is running; pause or cancel it first`);
    if (outcome === 'missing') throw new NotFoundError('tournament', id);
    await this.forget([id]);
  }

  /** What is left of those whose rows are gone. */
  async forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.bus.emit('removed', id);
      await this.transplants.forget(id);
    }
    await this.discarded.sweep();
  }

  async annotate(id: string, annotation: AnnotationInput): Promise<TournamentView> {
    await this.get(id);
    await this.archive.annotateTournament(id, annotation);
    return this.get(id);
  }
}
