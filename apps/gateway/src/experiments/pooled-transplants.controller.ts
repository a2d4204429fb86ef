import { type PooledTransplantsInput, pooledTransplantsQuerySchema, pooledTransplantsView } from '#contracts';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ExperimentStore } from '#tournament';
import { found } from '../shared/errors';
import { EXPERIMENTS } from '../shared/tokens';
import { TransplantsService } from '../transplants/transplants.service';
import { poolTransplants } from './pool-transplants';

@ApiTags('experiments')
@Controller('experiments/:id/transplants')
export class PooledTransplantsController {
  constructor(
    @Inject(EXPERIMENTS) private readonly experiments: ExperimentStore,
    private readonly transplants: TransplantsService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Transplants of its tournaments, pooled over seeds',
    description: 'Of each the newest that has finished, of its last generation, asked for alike; `waiting` lack one.',
  })
  @ApiOkResponse({ standardSchema: pooledTransplantsView })
  async pooled(
    @Param('id') id: string,
    @Query({ schema: pooledTransplantsQuerySchema }) asked: PooledTransplantsInput,
  ) {
    const { config } = found('experiment', id, await this.experiments.find(id));
    const cells = await this.experiments.cells(id);
    const kept = await Promise.all(
      cells.map(async ({ tournamentId }) => [tournamentId, await this.transplants.list(tournamentId)] as const),
    );
    return poolTransplants(config, cells, new Map(kept), asked);
  }
}
