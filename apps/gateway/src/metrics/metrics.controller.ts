import {
  type MetricsInput,
  metricsQuerySchema,
  metricValuePage,
  metricValueView,
  metricView,
  type TableInput,
  tableQuerySchema,
} from '#contracts';
import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { InvalidValueError, nearestWord } from '#base';
import { METRICS } from '#metrics';
import type { TournamentArchive } from '#tournament';
import { ApiTable } from '../shared/api-table';
import { found } from '../shared/errors';
import { listAs, pageAs } from '../shared/tables';
import { ARCHIVE } from '../shared/tokens';
import { FinishedInterceptor } from '../shared/unchanging.interceptor';
import { measuredSuchAs } from './measured-such-as';

const NAMES = METRICS.map(({ name }) => name);

@ApiTags('metrics')
@Controller()
export class MetricsController {
  constructor(@Inject(ARCHIVE) private readonly archive: TournamentArchive) {}

  @Get('metrics')
  @ApiOperation({ summary: 'The metrics that this build measures: units, and what they mean' })
  @ApiTable(z.array(metricView))
  registry(@Query({ schema: tableQuerySchema }) { format }: TableInput) {
    return listAs(format, 'metrics', metricView, METRICS);
  }

  @Get('tournaments/:id/metrics')
  @UseInterceptors(FinishedInterceptor)
  @ApiOperation({
    summary: 'Values of its metrics by generation, name and subject',
    description: 'One that was imported may have metrics that this build does not know, and lack others.',
  })
  @ApiTable(metricValuePage)
  async values(@Param('id') id: string, @Query({ schema: metricsQuerySchema }) query: MetricsInput) {
    found('tournament', id, await this.archive.find(id));
    const { format, cursor, limit, ...filter } = query;
    await this.checkName(id, filter.name);
    await this.checkSubject(id, filter);
    return pageAs(format, `${id}-metrics`, metricValueView, { cursor, limit }, (page) =>
      this.archive.metrics(id, { ...filter, ...page }),
    );
  }

  /** Throws an InvalidValueError unless it is a metric of this build or of the tournament. */
  private async checkName(id: string, name: string | undefined): Promise<void> {
    if (name === undefined || NAMES.includes(name)) return;
    const { rows } = await this.archive.metrics(id, { name, limit: 1 });
    if (rows.length > 0) return;
    const nearest = nearestWord(name, NAMES);
    const expected = nearest ? `a metric, such as ${nearest}` : 'a metric: GET /api/metrics lists them';
    throw new InvalidValueError('name', name, expected);
  }

  /** Throws an InvalidValueError where the tournament has values by that name, but of another scope or of other subjects. */
  private async checkSubject(id: string, { name, scope, subject }: Partial<MetricsInput>): Promise<void> {
    if (scope === undefined && subject === undefined) return;
    const { rows: asked } = await this.archive.metrics(id, { name, scope, subject, limit: 1 });
    if (asked.length > 0) return;
    const { rows } = await this.archive.metrics(id, { name, limit: 200 });
    if (rows.length === 0) return;
    const scopes = [...new Set(rows.map((row) => row.scope))];
    if (name !== undefined && scope !== undefined && !scopes.includes(scope)) {
      throw new InvalidValueError('scope', scope, `${scopes.join(', ')}, what ${name} is measured of`);
    }
    if (subject === undefined) return;
    const subjects = [...new Set(rows.flatMap((row) => ((scope ?? row.scope) === row.scope ? [row.subject] : [])))];
    throw new InvalidValueError('subject', subject, measuredSuchAs(subject, subjects));
  }
}
