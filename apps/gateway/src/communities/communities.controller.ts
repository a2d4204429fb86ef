import { randomInt } from 'node:crypto';
import {
  communityExportQuerySchema,
  type CommunitySampleView,
  communitySampleView,
  type SampleInput,
  sampleSchema,
} from '#contracts';
import type { z } from 'zod';
import { sum } from '#base';
import type { Phenotype } from '#genome';
import type { TournamentArchive, TournamentStore, WorkQueue } from '#tournament';
import { Controller, Get, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { JsonBody } from '../admission/bodies';
import { ConflictError, found } from '../shared/errors';
import { ARCHIVE, SAMPLING_QUEUE, STORE } from '../shared/tokens';

/** Bytes of weights that one file holds: protobuf ends at 2 GiB. */
const LARGEST_ONNX = 2 ** 31 - 2 ** 20;

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
    const { members, vocabulary } = await this.mixture(id, niche, 'write');
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

  @Get(':niche/export')
  @ApiOperation({ summary: 'The community of a niche as one ONNX graph with its weights' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @Param('id') id: string,
    @Param('niche') niche: string,
    @Query({ schema: communityExportQuerySchema }) { format }: z.output<typeof communityExportQuerySchema>,
  ) {
    const { parameters, ...mixture } = await this.mixture(id, niche, 'be exported');
    const bytes = 4 * parameters;
    if (bytes > LARGEST_ONNX)
      throw new ConflictError(
        `the community of ${niche} has ${bytes} bytes of weights; one ONNX file holds at most ${LARGEST_ONNX}`,
      );
    const file = await this.queue.submit({ kind: 'export-mixture', tournament: id, niche, ...mixture });
    return new StreamableFile(file, { disposition: `attachment; filename="${id}-community.${format}"` });
  }

  /** What brings a community to life again. Throws a ConflictError where n-grams are among its members, or weights are missing. */
  private async mixture(id: string, niche: string, purpose: string) {
    const { communities, survey } = found('tournament', id, await this.store.find(id));
    const community = communities.find((each) => each.niche === niche);
    const { members } = found('community', `${niche} of ${id}`, community);
    const nGrams = members.filter(({ kind }) => kind !== 'individual').map(({ name }) => name);
    if (nGrams.length > 0) {
      const which = nGrams.join(', ');
      throw new ConflictError(
        `the community of ${niche} has n-grams among its members (${which}); only one of models alone can ${purpose}`,
      );
    }
    const models = members.map(async ({ name, weight }) => {
      const { weights, architecture, parameters } = found('individual', name, await this.archive.individual(name));
      if (!weights)
        throw new ConflictError(`individual ${name} has no weights, so that its community cannot ${purpose}`);
      const stored = architecture as unknown as Phenotype['architecture'];
      return { parameters, member: { id: name, weights, weight, architecture: stored } };
    });
    const all = await Promise.all(models);
    const total = sum(all.map(({ parameters }) => parameters));
    return { members: all.map(({ member }) => member), vocabulary: survey.vocabulary, parameters: total };
  }
}
