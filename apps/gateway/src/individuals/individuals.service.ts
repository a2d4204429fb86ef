import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type AnnotationInput,
  type ExportFormat,
  type IndividualDetailView,
  type SampleInput,
  type SampleView,
} from '#contracts';
import type { Phenotype } from '#genome';
import { moduleGates } from '#regulation';
import type { TournamentArchive, TournamentStore, WorkQueue } from '#tournament';
import { ConflictError, found } from '../shared/errors';
import { ARCHIVE, SAMPLING_QUEUE, STORE } from '../shared/tokens';
import { endedByFlops } from './ended-by-flops';

@Injectable()
export class IndividualsService {
  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    @Inject(SAMPLING_QUEUE) private readonly queue: WorkQueue,
  ) {}

  async get(id: string): Promise<IndividualDetailView> {
    const individual = found('individual', id, await this.archive.individual(id));
    if (!individual.learning) return individual;
    const { config } = found('tournament', individual.tournamentId, await this.store.find(individual.tournamentId));
    return endedByFlops(individual, config.learning?.steps ?? 0);
  }

  async annotate(id: string, annotation: AnnotationInput): Promise<IndividualDetailView> {
    await this.get(id);
    await this.archive.annotateIndividual(id, annotation);
    return this.get(id);
  }

  async sample(id: string, { prompt, length, ...given }: SampleInput): Promise<SampleView> {
    const { weights, vocabulary, architecture, gates, hyperparameters } = await this.model(id, 'write with');
    const {
      temperature = hyperparameters.temperature,
      topK = hyperparameters.topK,
      topP = hyperparameters.topP,
    } = given;
    const decoding = { temperature, topK, topP };
    const seed = given.seed ?? randomInt(2 ** 48 - 1);
    const job = { kind: 'sample', architecture, gates, weights, vocabulary, prompt, decoding, length, seed } as const;
    const text = await this.queue.submit(job, { isAwaited: true });
    return { individualId: id, prompt, ...decoding, seed, text };
  }

  /** The bytes of a file that a worker writes. */
  async export(id: string, format: ExportFormat): Promise<Uint8Array> {
    const { niche, weights, vocabulary, architecture, gates } = await this.model(id, 'export');
    const job = { kind: 'export', format, individual: id, niche, architecture, gates, weights, vocabulary } as const;
    return Buffer.from(await this.queue.submit(job, { isAwaited: true }), 'base64');
  }

  /** What brings an individual to life again. Throws a ConflictError where it has no weights. */
  private async model(id: string, purpose: string) {
    const { tournamentId, weights, architecture, hyperparameters, status, niche } = await this.get(id);
    if (!weights) throw new ConflictError(`individual ${id} is ${status} and has no weights to ${purpose}`);
    const { survey } = found('tournament', tournamentId, await this.store.find(tournamentId));
    const phenotype = { architecture, hyperparameters } as unknown as Phenotype; // as it was stored
    return { niche, weights, vocabulary: survey.vocabulary, ...phenotype, gates: await this.gates(id) };
  }

  /** As it expressed its modules last; undefined without regulation. */
  private async gates(id: string): Promise<readonly number[] | undefined> {
    const kept = await this.archive.regulation(id);
    const last = kept?.lives.at(-1);
    return kept && last ? moduleGates(kept.born, last.lived.expression) : undefined;
  }
}
