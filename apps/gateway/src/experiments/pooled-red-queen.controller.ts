import { pooledRedQueenView, type RedQueenInput, redQueenQuerySchema, type RedQueenView } from '#contracts';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ExperimentStore } from '#tournament';
import { RedQueenService } from '../arena/red-queen.service';
import { ConflictError, found } from '../shared/errors';
import { EXPERIMENTS } from '../shared/tokens';
import { poolRedQueens } from './pool-red-queens';

@ApiTags('experiments')
@Controller('experiments/:id/red-queen')
export class PooledRedQueenController {
  constructor(
    @Inject(EXPERIMENTS) private readonly experiments: ExperimentStore,
    private readonly redQueens: RedQueenService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Time shifts of its tournaments, pooled over seeds',
    description: 'Computed on demand, one tournament after another, of those that have finished.',
  })
  @ApiOkResponse({ standardSchema: pooledRedQueenView })
  async pooled(@Param('id') id: string, @Query({ schema: redQueenQuerySchema }) query: RedQueenInput) {
    const { config } = found('experiment', id, await this.experiments.find(id));
    const cells = await this.experiments.cells(id);
    const told = new Map<string, readonly RedQueenView[]>();
    for (const { tournamentId, status } of cells) {
      if (status !== 'finished') continue;
      const views = await this.redQueens.of(tournamentId, query).catch((error: unknown) => {
        if (error instanceof ConflictError) return []; // without an arena
        throw error;
      });
      told.set(tournamentId, views);
    }
    return poolRedQueens(config, cells, told, query.niche ?? null);
  }
}
