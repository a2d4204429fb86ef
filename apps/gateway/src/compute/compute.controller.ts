import { computeView, type TableInput, tableQuerySchema } from '#contracts';
import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { TournamentArchive } from '#tournament';
import { ApiTable } from '../shared/api-table';
import { found } from '../shared/errors';
import { listAs } from '../shared/tables';
import { ARCHIVE } from '../shared/tokens';
import { FinishedInterceptor } from '../shared/unchanging.interceptor';

@ApiTags('tournaments')
@Controller('tournaments/:id/compute')
export class ComputeController {
  constructor(@Inject(ARCHIVE) private readonly archive: TournamentArchive) {}

  @Get()
  @UseInterceptors(FinishedInterceptor)
  @ApiOperation({ summary: 'What its work took, in FLOPs and in seconds of processors, by generation and kind' })
  @ApiTable(z.array(computeView))
  async byKind(@Param('id') id: string, @Query({ schema: tableQuerySchema }) { format }: TableInput) {
    found('tournament', id, await this.archive.find(id));
    return listAs(format, `${id}-compute`, computeView, await this.archive.compute(id));
  }
}
