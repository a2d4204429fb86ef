import path from 'node:path';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { FilesInUse } from '#conducting';
import { PROCESSOR } from '#engines';
import type { TransplantInput, TransplantView } from '#contracts';
import {
  Stopped,
  type Tournament,
  type TournamentStore,
  transplant,
  transplantSetting,
  type TransplantSetting,
  type WorkQueue,
} from '#tournament';
import type { WeightFiles } from '#weights';
import type { Settings } from '../settings';
import { EngineCheck } from '../shared/engine-check';
import { ConflictError, found, InvalidRequestError, NotFoundError } from '../shared/errors';
import { newId } from '../shared/new-id';
import { SETTINGS, STORE, TRAINING_QUEUE, WEIGHT_FILES } from '../shared/tokens';
import { checkTrainable, machineOf } from '../tournaments/check-machine';
import { TransplantFiles } from './transplant-files';

interface Running {
  readonly view: TransplantView;
  readonly stop: AbortController;
  /** Resolves once its end is kept. */
  ended: Promise<void>;
}

/** Tests what comes from each deme of a tournament in each of its niches, one such test of a tournament at a time. */
@Injectable()
export class TransplantsService implements OnModuleInit, OnModuleDestroy {
  private readonly running = new Map<string, Running>();
  private readonly files: TransplantFiles;
  private readonly logger = new Logger('transplants');

  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(TRAINING_QUEUE) private readonly queue: WorkQueue,
    @Inject(WEIGHT_FILES) private readonly weights: WeightFiles,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly engineCheck: EngineCheck,
    private readonly inUse: FilesInUse,
  ) {
    this.files = new TransplantFiles(path.join(settings.dataFolder, 'transplants'));
  }

  /** Takes away what was left of tournaments that were deleted as a server ended, or by another one. */
  async onModuleInit(): Promise<void> {
    for (const id of await this.files.tournaments()) {
      await this.files.removeDrafts(id);
      if (await this.store.find(id)) continue;
      this.logger.warn({
        tournamentId: id,
        problem: 'its transplants are removed: the database has no such tournament',
      });
      await this.forget(id);
    }
  }

  onModuleDestroy(): void {
    for (const { stop } of this.running.values()) stop.abort(new Stopped('paused', 'the server was shut down'));
  }

  /** With its tournament. A file that refuses to go is tried again as the server starts. */
  async forget(tournamentId: string): Promise<void> {
    await this.files
      .remove(tournamentId)
      .catch((error: unknown) => this.logger.warn({ tournamentId, problem: String(error) }));
  }

  isTransplanting(tournamentId: string): boolean {
    return this.running.has(tournamentId);
  }

  /** Oldest first. */
  async list(tournamentId: string): Promise<readonly TransplantView[]> {
    found('tournament', tournamentId, await this.store.find(tournamentId));
    const before = this.running.get(tournamentId); // it may end while files are read
    const kept = await this.files.all(tournamentId);
    return kept.map((view) => asItIs(view, [before, this.running.get(tournamentId)]));
  }

  async get(tournamentId: string, id: string): Promise<TransplantView> {
    const all = await this.list(tournamentId);
    return found('transplant', id, all.find((view) => view.id === id)); // prettier-ignore
  }

  async start(tournamentId: string, asked: TransplantInput): Promise<TransplantView> {
    const tournament = found('tournament', tournamentId, await this.store.find(tournamentId));
    const generation = await this.generationOf(tournament, asked.generation);
    const individuals = await this.store.individuals(tournamentId, generation, generation);
    const state = found('generation', String(generation), await this.store.environment(tournamentId, generation));
    const setting = transplantSetting(tournament, generation, state, individuals);
    checkNiches(tournament, generation, setting);
    await this.checkWeights(setting);
    checkTrainable(tournament, machineOf(this.settings));
    await this.engineCheck.pass();
    const already = this.running.get(tournamentId);
    if (already) {
      throw new ConflictError(`tournament ${tournamentId} is transplanted by ${already.view.id}; stop that, or wait`);
    }
    const { replicates, genomes } = asked;
    const view: TransplantView = {
      id: newId(),
      tournamentId,
      status: 'running',
      reason: null,
      generation,
      replicates,
      genomes,
      demes: setting.origins.map(({ deme: name, niche }) => ({ name, niche })),
      niches: setting.environment.niches.map(({ name }) => name),
      done: 0,
      engine: this.settings.engine,
      processor: PROCESSOR,
      cpuSeconds: 0,
      createdAt: new Date().toISOString(),
      result: null,
    };
    const running: Running = { view, stop: new AbortController(), ended: Promise.resolve() };
    this.running.set(tournamentId, running);
    try {
      await this.files.write(view);
      found('tournament', tournamentId, await this.store.find(tournamentId)); // it may have been deleted meanwhile
    } catch (error) {
      this.running.delete(tournamentId);
      if (error instanceof NotFoundError) await this.forget(tournamentId);
      throw error;
    }
    running.ended = this.work(tournament, setting, running);
    return { ...view };
  }

  /** Answers when it has stopped. */
  async cancel(tournamentId: string, id: string): Promise<TransplantView> {
    const { status } = await this.get(tournamentId, id);
    const running = this.running.get(tournamentId);
    if (running?.view.id !== id)
      throw new ConflictError(`transplant ${id} is ${status}; only a running one can be stopped`);
    running.stop.abort(new Stopped('cancelled', 'by hand'));
    await running.ended;
    return this.get(tournamentId, id);
  }

  /** Never throws: what goes wrong is in the view. */
  private async work(tournament: Tournament, setting: TransplantSetting, { view, stop }: Running): Promise<void> {
    const units = setting.origins.length * setting.environment.niches.length;
    try {
      const result = await this.inUse.during(() =>
        transplant({
          ...setting,
          ...view,
          tournament,
          queue: this.queue,
          signal: stop.signal,
          onSpent: (seconds) => void (view.cpuSeconds += seconds),
          done: (share) => void (view.done = Math.min(1, view.done + share / units)),
        }),
      );
      Object.assign(view, { status: 'finished', done: 1, result });
    } catch (error) {
      stop.abort(error); // what was submitted beside it
      const isByHand = error instanceof Stopped && error.status === 'cancelled';
      Object.assign(view, { status: isByHand ? 'cancelled' : 'failed', reason: (error as Error).message });
    }
    await this.files.write(view).catch((error: unknown) => {
      Object.assign(view, { status: 'failed', reason: `the result could not be kept: ${String(error)}` });
    });
    this.running.delete(view.tournamentId);
  }

  private async generationOf({ id }: Tournament, asked: number | undefined): Promise<number> {
    const closed = (await this.store.generations(id)).map(({ generation }) => generation); // of a fork from its first on
    if (closed.length === 0) throw new ConflictError(`tournament ${id} has no closed generation to transplant from`);
    const [first, last] = [closed[0], closed[closed.length - 1]];
    if (asked === undefined || closed.includes(asked)) return asked ?? last;
    const message = `is ${asked}; must be one that has closed, from ${first} to ${last}`;
    throw new InvalidRequestError([{ field: 'generation', message }]);
  }

  private async checkWeights({ origins }: TransplantSetting): Promise<void> {
    for (const { champion } of origins) {
      if ((await this.weights.sizeOf(champion.life.weights)) !== undefined) continue;
      throw new ConflictError(
        `the weights of individual ${champion.id} are not here; let \`clade verify\` write them anew if its tournament is finished`,
      );
    }
  }
}

/** Who is foreign in a niche must come from another one. */
function checkNiches({ id, config }: Tournament, generation: number, { origins }: TransplantSetting): void {
  if (config.niches.length < 2) {
    throw new ConflictError(`tournament ${id} has the niche ${config.niches[0].name} alone; a transplant needs two`);
  }
  const homes = [...new Set(origins.map(({ niche }) => niche))];
  if (homes.length >= 2) return;
  const whom = homes.length === 0 ? 'nobody viable lived' : `those viable lived in ${homes[0]} alone`;
  throw new ConflictError(`in generation ${generation} of tournament ${id} ${whom}; a transplant needs two niches`);
}

/** As it is known to those who run; one that was running when its server ended never goes on. */
function asItIs(kept: TransplantView, runs: readonly (Running | undefined)[]): TransplantView {
  const running = runs.find((one) => one?.view.id === kept.id);
  if (running) return { ...running.view };
  return kept.status === 'running' ? { ...kept, status: 'failed', reason: 'its server ended before it' } : kept;
}
