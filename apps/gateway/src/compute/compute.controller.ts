import {
  type ComputeInput,
  computeQuerySchema,
  computeView,
  type IndividualComputeInput,
  individualComputeQuerySchema,
  individualComputeView,
} from '#contracts';
import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { TournamentArchive } from '#tournament';
import { ApiTable } from '../shared/api-table';
import { found } from '../shared/errors';
import { listAs } from '../shared/tables';
import { ARCHIVE } from '../shared/tokens';
import { FinishedInterceptor } from '../shared/unchanging.interceptor';

@ApiTags('tournaments')
@Controller()
export class ComputeController {
  constructor(@Inject(ARCHIVE) private readonly archive: TournamentArchive) {}

  @Get('tournaments/:id/compute')
  @UseInterceptors(FinishedInterceptor)
  @ApiOperation({ summary: 'What its work took: FLOPs, tokens trained on, seconds of processors' })
  @ApiTable(z.array(computeView))
  async ofTournament(
    @Param('id') id: string,
    @Query({ schema: computeQuerySchema }) { format, ...query }: ComputeInput,
  ) {
    found('tournament', id, await this.archive.find(id));
    return listAs(format, `${id}-compute`, computeView, await this.archive.compute(id, query));
  }

  @Get('individuals/:id/compute')
  @ApiTags('individuals')
  @ApiOperation({ summary: 'What it took, and with it those whose weights it goes back to' })
  @ApiOkResponse({ standardSchema: individualComputeView })
  async ofIndividual(
    @Param('id') id: string,
    @Query({ schema: individualComputeQuerySchema }) query: IndividualComputeInput,
  ) {
    found('individual', id, await this.archive.individual(id));
    return this.archive.individualCompute(id, query);
  }
}
