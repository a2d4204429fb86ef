import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { AncestorView, IndividualDetailView, SampleView } from '#contracts';
import { express } from '#genome';
import type { TournamentArchive, TournamentStore, WorkQueue } from '#tournament';
import type { AnnotationInput, SampleInput } from '../schemas/requests.schema';
import { ConflictError, found } from '../shared/errors';
import { ARCHIVE, SAMPLING_QUEUE, STORE } from '../shared/tokens';

@Injectable()
export class IndividualsService {
  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    @Inject(SAMPLING_QUEUE) private readonly queue: WorkQueue,
  ) {}

  async get(id: string): Promise<IndividualDetailView> {
    return found('individual', id, await this.archive.individual(id));
  }

  async ancestors(id: string, depth: number): Promise<readonly AncestorView[]> {
    await this.get(id);
    return this.archive.ancestors(id, depth);
  }

  async annotate(id: string, annotation: AnnotationInput): Promise<IndividualDetailView> {
    await this.get(id);
    await this.archive.annotateIndividual(id, annotation);
    return this.get(id);
  }

  async sample(id: string, { prompt, length, ...given }: SampleInput): Promise<SampleView> {
    const { tournamentId, weights, genome, status } = await this.get(id);
    if (!weights) throw new ConflictError(`individual ${id} is ${status} and has no weights to write with`);
    const { survey } = found('tournament', tournamentId, await this.store.find(tournamentId));
    const { architecture, recipe } = express(genome);
    const temperature = given.temperature ?? recipe.temperature;
    const seed = given.seed ?? randomInt(2 ** 48 - 1);
    const text = await this.queue.submit({
      kind: 'sample',
      architecture,
      weights,
      vocabulary: survey.vocabulary,
      prompt,
      temperature,
      length,
      seed,
    });
    return { individualId: id, prompt, temperature, seed, text };
  }
}
