import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { snapshotBytes } from '#projection';
import type { TournamentArchive } from '#tournament';
import { found } from '../shared/errors';
import { ARCHIVE } from '../shared/tokens';
import { KeptSnapshots } from './kept-snapshots';

const BYTES = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('lineage')
@Controller('tournaments/:id/snapshot')
export class SnapshotsController {
  constructor(
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    private readonly snapshots: KeptSnapshots,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What its log comes to, in columns: everyone who was born, where a feed goes on from it',
    description: 'docs/feed.md has the format. It may be some hundred events old.',
  })
  @ApiOkResponse({ content: { 'application/octet-stream': BYTES } })
  async snapshot(@Param('id') id: string) {
    const { lastSeq } = found('tournament', id, await this.archive.find(id));
    const bytes = snapshotBytes(await this.snapshots.whole(id, lastSeq));
    const length = bytes.reduce((sum, part) => sum + part.length, 0);
    return new StreamableFile(
      Readable.from(bytes.map((part) => Buffer.from(part.buffer, part.byteOffset, part.length))),
      {
        type: 'application/octet-stream',
        length,
      },
    );
  }
}
