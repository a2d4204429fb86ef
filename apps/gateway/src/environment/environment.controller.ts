import { environmentRow, environmentView, type TableInput, tableQuerySchema } from '#contracts';
import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { NOBODY_LIVED, thin, type Timed, timelineOf } from '#environment';
import { interventionAt, type InterventionStore, type TournamentStore } from '#tournament';
import { ApiTable } from '../shared/api-table';
import { found } from '../shared/errors';
import { finished } from '../shared/finished';
import { streamAs } from '../shared/tables';
import { INTERVENTIONS, STORE } from '../shared/tokens';
import { FinishedInterceptor } from '../shared/unchanging.interceptor';
import { KeptEnvironments } from './kept-environments';

/** Of JSON, about 120 bytes each. */
const MOST_ROWS = 10_000;

@ApiTags('tournaments')
@Controller('tournaments/:id/environment')
export class EnvironmentController {
  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(INTERVENTIONS) private readonly interventions: InterventionStore,
    private readonly kept: KeptEnvironments,
  ) {}

  @Get()
  @UseInterceptors(FinishedInterceptor)
  @ApiOperation({
    summary: 'Its environment by generation: what held, what is to come, and what was planned',
    description: `A row where a dial changes at a place: the value holds from its generation on. JSON has ${MOST_ROWS} rows at most, where possible: it tells how many are left out. Files have all. Of CSV a list is one text.`,
  })
  @ApiTable(environmentView)
  async environment(@Param('id') id: string, @Query({ schema: tableQuerySchema }) { format }: TableInput) {
    const { config, seed, forkOf } = found('tournament', id, await this.store.find(id));
    const { plan, held } = await this.kept.of(id, { config, seed, first: forkOf?.generation ?? 0 });
    const { next } = held;
    const newest = await this.store.environment(id, next - 1);
    const logged = await this.interventions.logged(id);
    const interventions = logged.map((one) => interventionAt(next, one));
    const summary = newest?.summary ?? NOBODY_LIVED;
    const timed = { config, seed, plan, held, next, interventions, summary };
    if (format === 'json') return finished(thin(timelineOf(timed), MOST_ROWS, config.generations));
    return streamAs(format, `${id}-environment`, environmentRow, rowsOf(timed, format));
  }
}

function* rowsOf(timed: Timed, format: 'csv' | 'ndjson') {
  for (const lane of timelineOf(timed)) {
    for (const row of lane) yield format === 'csv' ? { ...row, value: [row.value].flat().join(' ') } : row;
  }
}
