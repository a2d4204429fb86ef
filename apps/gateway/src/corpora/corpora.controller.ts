import type { IncomingMessage } from 'node:http';
import { Controller, Get, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type CorpusInput, corpusQuerySchema, corpusView, type CorpusView } from '#contracts';
import { BUILT_IN_CORPORA, type CorpusStore, type StoredCorpus } from '#sources';
import { StreamedBody } from '../admission/bodies';
import { piecesOf } from '../admission/read-bytes';
import { CORPORA } from '../shared/tokens';

const TEXT = 'text/plain';
/** Bytes of an uploaded corpus. */
const LARGEST_UPLOAD = 64 * 2 ** 20;

@ApiTags('corpora')
@Controller('corpora')
export class CorporaController {
  constructor(@Inject(CORPORA) private readonly corpora: CorpusStore) {}

  @Get()
  @ApiOperation({ summary: 'Corpora that niches can be made of' })
  @ApiOkResponse({ standardSchema: z.array(corpusView) })
  async list(): Promise<CorpusView[]> {
    const builtIn = BUILT_IN_CORPORA.map(({ name, licence, description }) => {
      return { name, sha256: null, characters: null, source: 'package' as const, licence, description };
    });
    return [...builtIn, ...(await this.corpora.list()).map(uploaded)];
  }

  @Post()
  @ApiOperation({ summary: 'Upload a text under a name' })
  @StreamedBody([TEXT], LARGEST_UPLOAD)
  @ApiConsumes(TEXT)
  @ApiBody({ schema: { type: 'string' } })
  @ApiCreatedResponse({ standardSchema: corpusView })
  async add(
    @Query({ schema: corpusQuerySchema }) { name }: CorpusInput,
    @Req() request: IncomingMessage,
  ): Promise<CorpusView> {
    return uploaded(await this.corpora.add(name, piecesOf(request, LARGEST_UPLOAD)));
  }
}

function uploaded({ name, sha256, characters, addedAt }: StoredCorpus): CorpusView {
  return { name, sha256, characters, source: 'upload', licence: 'not stated', description: `uploaded ${addedAt}` };
}
