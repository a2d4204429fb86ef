import { Inject, Injectable } from '@nestjs/common';
import type { GenomeDifferenceView, NormView, RegulationView } from '#contracts';
import { compareGenomes, factorsOf, isSensed, modulesOf, motifMatrix, sequenceLogo, signalNames } from '#regulation';
import {
  distinctTexts,
  type KeptRegulation,
  projectionOf,
  type Tournament,
  type TournamentArchive,
  type TournamentStore,
  type WorkQueue,
} from '#tournament';
import { ConflictError, found } from '../shared/errors';
import { ARCHIVE, SAMPLING_QUEUE, STORE } from '../shared/tokens';
import { lastOf, regulationViewOf } from './regulation-view';

/** Of a signal in a norm of reaction. */
const VALUES = [-1, -0.5, 0, 0.5, 1];
/** How flat a loss is, from 0. */
const OF_PLATEAU = VALUES.map((value) => (1 + value) / 2);
const valuesOf = (signal: string): number[] => (signal === 'plateau' ? OF_PLATEAU : VALUES);

@Injectable()
export class RegulationService {
  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    @Inject(SAMPLING_QUEUE) private readonly queue: WorkQueue,
  ) {}

  async get(id: string): Promise<RegulationView> {
    const { kept, settings } = await this.kept(id);
    return regulationViewOf(id, kept, settings);
  }

  async compare(id: string, otherId: string): Promise<GenomeDifferenceView> {
    const [one, other] = [await this.kept(id), await this.kept(otherId)];
    return compareGenomes(one.kept.born, other.kept.born);
  }

  /** The logo of a factor's motif, as SVG. */
  async logo(id: string, factor: string): Promise<string> {
    const { kept } = await this.kept(id);
    const gene = factorsOf(kept.born).find((one) => one.id === factor);
    return sequenceLogo(motifMatrix(found(`factor of ${id}`, factor, gene)));
  }

  /** Expression over signals, and on each text of the tournament, as workers tell it. */
  async norm(id: string): Promise<NormView> {
    const { kept, settings, tournament } = await this.kept(id);
    if (settings.expression !== 'sensed') {
      const why = `regulation.expression of its tournament is ${settings.expression}`;
      throw new ConflictError(`individual ${id} has no norm of reaction: it answers to no signal, since ${why}`);
    }
    const names = signalNames(settings.cue.dimensions);
    const { signals, marks, left } = lastOf(id, kept, settings.cue.dimensions);
    const ids = modulesOf(kept.born).map((module) => module.id);
    const states = names.flatMap((_, at) => valuesOf(names[at]).map((value) => signals.with(at, value)));
    const job = { kind: 'express', regulation: { ...kept.born, marks: marks ?? left }, states } as const;
    const [texts, expressed] = await Promise.all([
      this.sensed(id, kept, tournament),
      this.queue.submit(job, { isAwaited: true }),
    ]);
    return {
      individual: id,
      texts: texts.map(({ text, signals: cue, expression }) => {
        return { text, signals: [...cue], expression: named(ids, expression) };
      }),
      signals: names.flatMap((signal, at) => {
        if (!isSensed(signal, settings.signals)) return [];
        const curves = expressed.slice(at * VALUES.length, (at + 1) * VALUES.length);
        const byModule = ids.map((_, module) => curves.map((curve) => curve[module]));
        return [{ signal, values: valuesOf(signal), expression: named(ids, byModule) }];
      }),
    };
  }

  private async sensed(id: string, kept: KeptRegulation, { seed, config, survey }: Tournament) {
    const { cue } = config.regulation!;
    const { generation: born, slot, architecture } = found('individual', id, await this.archive.individual(id));
    const { signals, marks, left } = lastOf(id, kept, cue.dimensions);
    const texts = distinctTexts(config);
    const job = {
      kind: 'sense',
      seed,
      projection: projectionOf({ seed, config })!,
      generation: kept.lives.at(-1)?.generation ?? born,
      symbols: cue.symbols,
      dimensions: cue.dimensions,
      vocabulary: survey.vocabulary,
      members: texts.map((text) => ({
        birth: { generation: born, slot },
        context: Number(architecture.context),
        text,
        signals: signals.slice(cue.dimensions),
        regulation: { ...kept.born, marks: marks ?? left },
      })),
    } as const;
    const sensed = await this.queue.submit(job, { isAwaited: true });
    return texts.map(({ niche }, at) => ({ text: niche, ...sensed[at] }));
  }

  private async kept(id: string) {
    const kept = found('individual', id, await this.archive.regulation(id));
    if (kept === null)
      throw new ConflictError(`individual ${id} has no regulatory genome: its tournament has no regulation`);
    const tournament = found('tournament', kept.tournamentId, await this.store.find(kept.tournamentId));
    return { kept, tournament, settings: tournament.config.regulation! };
  }
}

function named<Value>(ids: readonly string[], values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(ids.map((id, at) => [id, values[at]]));
}
