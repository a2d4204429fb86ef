import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  type ComparisonInput,
  comparisonQuerySchema,
  comparisonView,
  foundView,
  type MetricValueView,
  type SearchInput,
  searchQuerySchema,
} from '#contracts';
import type { TournamentArchive } from '#tournament';
import { ApiTable } from '../shared/api-table';
import { found } from '../shared/errors';
import { listAs } from '../shared/tables';
import { ARCHIVE } from '../shared/tokens';
import { type Compared, compareTournaments } from './compare-tournaments';

@ApiTags('tournaments')
@Controller()
export class QueriesController {
  constructor(@Inject(ARCHIVE) private readonly archive: TournamentArchive) {}

  @Get('comparison')
  @ApiQuery({
    name: 'tournaments',
    style: 'form',
    explode: false,
    schema: {
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength: 64 },
      minItems: 2,
      maxItems: 8,
      uniqueItems: true,
    },
  })
  @ApiOperation({ summary: 'Two to eight tournaments side by side' })
  @ApiOkResponse({ standardSchema: comparisonView })
  async compare(@Query({ schema: comparisonQuerySchema }) { tournaments }: ComparisonInput) {
    const compared: Compared[] = [];
    for (const id of tournaments) {
      const tournament = found('tournament', id, await this.archive.find(id));
      compared.push({ tournament, best: await this.valuesOf(id, 'bestBitsPerCharacter') });
    }
    return compareTournaments(compared);
  }

  @Get('search')
  @ApiOperation({ summary: 'Tournaments and individuals by words in their names and notes, the best fit first' })
  @ApiTable(z.array(foundView))
  async search(@Query({ schema: searchQuerySchema }) { text, limit, format }: SearchInput) {
    return listAs(format, 'search', foundView, await this.archive.search(text, limit));
  }

  private async valuesOf(id: string, name: string): Promise<readonly MetricValueView[]> {
    const values: MetricValueView[] = [];
    let cursor: string | undefined;
    do {
      const { rows, next } = await this.archive.metrics(id, { name, cursor, limit: 200 });
      values.push(...rows);
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    return values;
  }
}
