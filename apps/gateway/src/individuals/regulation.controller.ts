import { logoQuery, normView, regulationDifferenceQuery, genomeDifferenceView, regulationView } from '#contracts';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { RegulationService } from './regulation.service';

@ApiTags('individuals')
@Controller('individuals/:id/regulation')
export class RegulationController {
  constructor(private readonly regulation: RegulationService) {}

  @Get()
  @ApiOperation({
    summary: 'Its regulatory genome: factors, promoters with what is bound, marks, and expression in its lives',
  })
  @ApiOkResponse({ standardSchema: regulationView })
  get(@Param('id') id: string) {
    return this.regulation.get(id);
  }

  @Get('difference')
  @ApiOperation({
    summary: 'What tells its regulatory genome from that of another: genes, their order, rates of marks',
  })
  @ApiOkResponse({ standardSchema: genomeDifferenceView })
  compare(
    @Param('id') id: string,
    @Query({ schema: regulationDifferenceQuery }) { with: other }: z.output<typeof regulationDifferenceQuery>,
  ) {
    return this.regulation.compare(id, other);
  }

  @Get('logo')
  @ApiOperation({ summary: 'The sequence logo of the motif of one of its factors' })
  @ApiProduces('image/svg+xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  logo(@Param('id') id: string, @Query({ schema: logoQuery }) { factor }: z.output<typeof logoQuery>) {
    return this.regulation.logo(id, factor);
  }

  @Get('norm')
  @ApiOperation({ summary: 'Its norm of reaction: expression on each text of the tournament, and over each signal' })
  @ApiOkResponse({ standardSchema: normView })
  norm(@Param('id') id: string) {
    return this.regulation.norm(id);
  }
}
