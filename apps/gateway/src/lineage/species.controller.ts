import { speciesView, type TableInput, tableQuerySchema } from '#contracts';
import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { TournamentArchive } from '#tournament';
import { ApiTable } from '../shared/api-table';
import { found } from '../shared/errors';
import { listAs } from '../shared/tables';
import { ARCHIVE } from '../shared/tokens';
import { FinishedInterceptor } from '../shared/unchanging.interceptor';

@ApiTags('lineage')
@Controller('tournaments/:id/species')
@UseInterceptors(FinishedInterceptor)
export class SpeciesController {
  constructor(@Inject(ARCHIVE) private readonly archive: TournamentArchive) {}

  @Get()
  @ApiOperation({ summary: 'Its species, the first founded first, with their members generation by generation' })
  @ApiTable(z.array(speciesView))
  async species(@Param('id') id: string, @Query({ schema: tableQuerySchema }) { format }: TableInput) {
    found('tournament', id, await this.archive.find(id));
    return listAs(format, `${id}-species`, speciesView, await this.archive.species(id));
  }
}
