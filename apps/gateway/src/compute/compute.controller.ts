import {
  type ComputeInput,
  computePage,
  computeQuerySchema,
  computeView,
  type IndividualComputeInput,
  individualComputeQuerySchema,
  individualComputeView,
} from '#contracts';
import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { TournamentArchive } from '#tournament';
import { ApiTable } from '../shared/api-table';
import { found } from '../shared/errors';
import { pageAs } from '../shared/tables';
import { ARCHIVE } from '../shared/tokens';
import { FinishedInterceptor } from '../shared/unchanging.interceptor';

@ApiTags('tournaments')
@Controller()
export class ComputeController {
  constructor(@Inject(ARCHIVE) private readonly archive: TournamentArchive) {}

  @Get('tournaments/:id/compute')
  @UseInterceptors(FinishedInterceptor)
  @ApiOperation({ summary: 'What its work took: FLOPs, tokens trained on, seconds of processors' })
  @ApiTable(computePage)
  async ofTournament(
    @Param('id') id: string,
    @Query({ schema: computeQuerySchema }) { format, cursor, limit, ...query }: ComputeInput,
  ) {
    found('tournament', id, await this.archive.find(id));
    const bounds = { cursor, limit, rowsAPage: 1000, rowsARead: 10_000 };
    return pageAs(format, `${id}-compute`, computeView, bounds, (page) =>
      this.archive.compute(id, { ...query, ...page }),
    );
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
