import { environmentRow, type TableInput, tableQuerySchema } from '#contracts';
import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { NOBODY_LIVED, timelineOf } from '#environment';
import { interventionAt, type InterventionStore, type TournamentArchive, type TournamentStore } from '#tournament';
import { ApiTable } from '../shared/api-table';
import { found } from '../shared/errors';
import { listAs } from '../shared/tables';
import { ARCHIVE, INTERVENTIONS, STORE } from '../shared/tokens';
import { FinishedInterceptor } from '../shared/unchanging.interceptor';

@ApiTags('tournaments')
@Controller('tournaments/:id/environment')
export class EnvironmentController {
  constructor(
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(INTERVENTIONS) private readonly interventions: InterventionStore,
  ) {}

  @Get()
  @UseInterceptors(FinishedInterceptor)
  @ApiOperation({
    summary: 'Its environment by generation: what held, what is to come, and what was planned',
    description:
      'A row where a dial changes at a place: the value holds from its generation on. Of CSV a list is one text.',
  })
  @ApiTable(z.array(environmentRow))
  async environment(@Param('id') id: string, @Query({ schema: tableQuerySchema }) { format }: TableInput) {
    const { config, seed, forkOf } = found('tournament', id, await this.store.find(id));
    const held = await this.archive.settings(id);
    const first = forkOf?.generation ?? 0;
    const next = first + held.length;
    const newest = await this.store.environment(id, next - 1);
    const logged = await this.interventions.logged(id);
    const interventions = logged.map((one) => interventionAt(next, one));
    const rows = timelineOf({ config, seed, first, held, interventions, summary: newest?.summary ?? NOBODY_LIVED });
    const plain = ({ value, ...row }: (typeof rows)[number]) => ({ ...row, value: [value].flat().join(' ') });
    return listAs(format, `${id}-environment`, environmentRow, format === 'csv' ? rows.map(plain) : rows);
  }
}
