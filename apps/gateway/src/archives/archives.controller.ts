import { type ArchiveInput, archiveQuerySchema, importView } from '#contracts';
import type { IncomingMessage, ServerResponse } from 'node:http';
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
@Controller('tournaments')
export class ArchivesController {
  constructor(
    private readonly exports: ExportArchiveService,
    private readonly imports: ImportArchiveService,
  ) {}

  @Get(':id/archive')
  @ApiOperation({
    summary: 'All of it as one file, which another Clade imports; of a running one, as it is at this moment',
  })
  @ApiProduces(GZIP)
  @ApiOkResponse({ schema: FILE })
  async export(@Param('id') id: string, @Query({ schema: archiveQuerySchema }) { weights }: ArchiveInput) {
    const archive = await this.exports.export(id, weights);
    return new StreamableFile(archive, { type: GZIP, disposition: `attachment; filename="${id}.clade.tar.gz"` });
  }

  @Post('import')
  @StreamedBody([...TAKEN], LARGEST_ARCHIVE)
  @ApiOperation({ summary: 'Take in an archive; 409 where its tournament is here and differs' })
  @ApiConsumes(GZIP)
  @ApiBody({ schema: FILE })
  @ApiCreatedResponse({ standardSchema: importView })
  @ApiOkResponse({ description: 'The very same tournament is here already', standardSchema: importView })
  async import(@Req() request: IncomingMessage, @Res({ passthrough: true }) response: ServerResponse) {
    const imported = await this.imports.import(request);
    response.statusCode = imported.outcome === 'imported' ? 201 : 200;
    return imported;
  }
}
