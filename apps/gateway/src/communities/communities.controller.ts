import { randomInt } from 'node:crypto';
import { communitySampleView, type SampleInput, sampleSchema } from '#contracts';
import type { CommunitySampleView } from '#contracts';
import type { Phenotype } from '#genome';
import type { TournamentArchive, TournamentStore, WorkQueue } from '#tournament';
import { Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { JsonBody } from '../admission/bodies';
import { ConflictError, found } from '../shared/errors';
import { ARCHIVE, SAMPLING_QUEUE, STORE } from '../shared/tokens';

@ApiTags('tournaments')
@Controller('tournaments/:id/communities')
export class CommunitiesController {
  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    @Inject(SAMPLING_QUEUE) private readonly queue: WorkQueue,
  ) {}

  @Post(':niche/samples')
  @ApiOperation({ summary: 'Let the community of a niche continue a prompt' })
  @ApiCreatedResponse({ standardSchema: communitySampleView })
  async sample(
    @Param('id') id: string,
    @Param('niche') niche: string,
    @JsonBody(sampleSchema, { largestKibibytes: 64 }) { prompt, length, ...given }: SampleInput,
  ): Promise<CommunitySampleView> {
    const tournament = found('tournament', id, await this.store.find(id));
    const community = tournament.communities.find((each) => each.niche === niche);
    const { vocabulary } = tournament.survey;
    const members = await this.members(niche, found('community', `${niche} of ${id}`, community).members);
    const { temperature = 1, topK = vocabulary.length, topP = 1, seed = randomInt(2 ** 48 - 1) } = given;
    const decoding = { temperature, topK, topP };
    const text = await this.queue.submit({
      kind: 'sample-mixture',
      members,
      vocabulary,
      prompt,
      decoding,
      length,
      seed,
    });
    return { tournamentId: id, niche, prompt, ...decoding, seed, text };
  }

  /** Throws a ConflictError where n-grams are among them, or weights are missing. */
  private async members(niche: string, members: readonly { kind: string; name: string; weight: number }[]) {
    const nGrams = members.filter(({ kind }) => kind !== 'individual').map(({ name }) => name);
    if (nGrams.length > 0) {
      const which = nGrams.join(', ');
      throw new ConflictError(
        `the community of ${niche} has n-grams among its members (${which}); only one of models alone can write`,
      );
    }
    return Promise.all(
      members.map(async ({ name, weight }) => {
        const { weights, architecture } = found('individual', name, await this.archive.individual(name));
        if (!weights) throw new ConflictError(`individual ${name} has no weights to write with`);
        return { weights, weight, architecture: architecture as unknown as Phenotype['architecture'] }; // as it was stored
      }),
    );
  }
}
