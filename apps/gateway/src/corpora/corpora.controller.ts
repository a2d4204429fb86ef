import type { IncomingMessage } from 'node:http';
import { Controller, Get, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type CorpusInput, corpusQuerySchema, corpusView, type CorpusView, type MixInput, mixSchema } from '#contracts';
import { FilesInUse } from '#conducting';
import { BUILT_IN_CORPORA, type CorpusStore, mixTexts, type StoredCorpus } from '#sources';
import { JsonBody, StreamedBody } from '../admission/bodies';
import { piecesOf } from '../admission/read-bytes';
import { CORPORA } from '../shared/tokens';
import { readIngredients } from './read-ingredients';

const TEXT = 'text/plain';
/** Bytes of an uploaded corpus. */
const LARGEST_UPLOAD = 64 * 2 ** 20;

@ApiTags('corpora')
@Controller('corpora')
export class CorporaController {
  constructor(
    @Inject(CORPORA) private readonly corpora: CorpusStore,
    private readonly inUse: FilesInUse,
  ) {}

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
    return this.keep(name, piecesOf(request, LARGEST_UPLOAD));
  }

  @Post('mixtures')
  @ApiOperation({ summary: 'Mix corpora into another one, so that niches can change from one to another by degrees' })
  @ApiCreatedResponse({ standardSchema: corpusView })
  async mix(@JsonBody(mixSchema) { name, of }: MixInput): Promise<CorpusView> {
    await this.corpora.checkName(name);
    return this.keep(name, bytesOf(mixTexts(await readIngredients(of, this.corpora))));
  }

  private async keep(name: string, content: AsyncIterable<Uint8Array>): Promise<CorpusView> {
    return uploaded(await this.inUse.during(() => this.corpora.add(name, content)));
  }
}

async function* bytesOf(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

function uploaded({ name, sha256, characters, addedAt }: StoredCorpus): CorpusView {
  return { name, sha256, characters, source: 'upload', licence: 'not stated', description: `uploaded ${addedAt}` };
}
