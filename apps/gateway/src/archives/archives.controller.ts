import { type ArchiveInput, archiveQuerySchema, importView } from '#contracts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { StreamedBody } from '../admission/bodies';
import { LARGEST_ARCHIVE } from './check-manifest';
import { ExportArchiveService } from './export-archive.service';
import { ImportArchiveService } from './import-archive.service';

const GZIP = 'application/gzip';
const TAKEN = [GZIP, 'application/x-gzip', 'application/octet-stream'] as const;
const FILE = { type: 'string', format: 'binary' } as const;

@ApiTags('archives')
@Controller()
export class ArchivesController {
  constructor(
    private readonly exports: ExportArchiveService,
    private readonly imports: ImportArchiveService,
  ) {}

  @Get('tournaments/:id/archive')
  @ApiOperation({
    summary: 'All of it as one file, which another Clade imports; of a running one, as it is at this moment',
  })
  @ApiProduces(GZIP)
  @ApiOkResponse({ schema: FILE })
  async tournament(@Param('id') id: string, @Query({ schema: archiveQuerySchema }) { weights }: ArchiveInput) {
    return asFile(id, await this.exports.tournament(id, weights));
  }

  @Get('experiments/:id/archive')
  @ApiOperation({ summary: 'The same of an experiment with all its tournaments, each as it is at one moment' })
  @ApiProduces(GZIP)
  @ApiOkResponse({ schema: FILE })
  async experiment(@Param('id') id: string, @Query({ schema: archiveQuerySchema }) { weights }: ArchiveInput) {
    return asFile(id, await this.exports.experiment(id, weights));
  }

  @Post('archives')
  @StreamedBody([...TAKEN], LARGEST_ARCHIVE)
  @ApiOperation({ summary: 'Take in an archive; 409 where its tournament or experiment is here and differs' })
  @ApiConsumes(GZIP)
  @ApiBody({ schema: FILE })
  @ApiCreatedResponse({ standardSchema: importView })
  @ApiOkResponse({ description: 'The very same is here already', standardSchema: importView })
  async import(@Req() request: IncomingMessage, @Res({ passthrough: true }) response: ServerResponse) {
    const imported = await this.imports.import(request);
    response.statusCode = imported.outcome === 'imported' ? 201 : 200;
    return imported;
  }
}

function asFile(id: string, archive: Readable): StreamableFile {
  return new StreamableFile(archive, { type: GZIP, disposition: `attachment; filename="${id}.clade.tar.gz"` });
}
