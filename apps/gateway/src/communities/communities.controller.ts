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
import { environmentWith } from '#environment';
import type { Phenotype } from '#genome';
import { textsIn, type TournamentArchive, type TournamentStore, type WorkQueue } from '#tournament';
import { Controller, Get, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { JsonBody } from '../admission/bodies';
import { ConflictError, found, NotFoundError } from '../shared/errors';
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
    const { mixture } = await this.mixture(id, niche, 'write');
    const { temperature = 1, topK = mixture.vocabulary.length, topP = 1, seed = randomInt(2 ** 48 - 1) } = given;
    const decoding = { temperature, topK, topP };
    const job = { kind: 'sample-mixture', ...mixture, prompt, decoding, length, seed } as const;
    const text = await this.queue.submit(job, { isAwaited: true });
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
    const { parameters, mixture } = await this.mixture(id, niche, 'be exported');
    const bytes = 4 * parameters;
    if (bytes > LARGEST_ONNX)
      throw new ConflictError(
        `the community of ${niche} has ${bytes} bytes of weights; one ONNX file holds at most ${LARGEST_ONNX}`,
      );
    const file = await this.queue.submit({ kind: 'export-mixture', tournament: id, ...mixture }, { isAwaited: true });
    return new StreamableFile(Buffer.from(file, 'base64'), {
      disposition: `attachment; filename="${id}-community.${format}"`,
    });
  }

  /** What brings a community to life again. Throws a ConflictError where weights are missing. */
  private async mixture(id: string, niche: string, purpose: string) {
    const tournament = found('tournament', id, await this.store.find(id));
    const { config } = tournament;
    const last = await this.store.environment(id, config.generations - 1);
    const community = tournament.communities.find((each) => each.niche === niche);
    if (!community) {
      const niches = tournament.communities.map((each) => each.niche);
      const instead =
        niches.length > 0
          ? `must be of ${niches.join(', ')}`
          : 'it has none: communities are of niches in which someone lives in the end';
      throw new NotFoundError(`community of tournament ${id} in niche`, niche, instead);
    }
    const { members } = community;
    const individuals = members.filter(({ kind }) => kind === 'individual');
    const models = individuals.map(async ({ name, weight }) => {
      const { weights, architecture, parameters } = found('individual', name, await this.archive.individual(name));
      if (!weights)
        throw new ConflictError(`individual ${name} has no weights, so that its community cannot ${purpose}`);
      const stored = architecture as unknown as Phenotype['architecture'];
      return { parameters, member: { id: name, weights, weight, architecture: stored } };
    });
    const all = await Promise.all(models);
    const mixture = {
      niche,
      members: all.map(({ member }) => member),
      nGrams: members
        .filter(({ kind }) => kind !== 'individual')
        .map(({ name, weight }) => ({ order: Number(name.replace('WB-', '')), weight })),
      vocabulary: tournament.survey.vocabulary,
      texts: textsIn(config, environmentWith(config, last!.settings)),
    };
    return { mixture, parameters: sum(all.map(({ parameters }) => parameters)) };
  }
}
