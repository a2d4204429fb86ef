import {
  type AncestorsInput,
  ancestorsQuerySchema,
  ancestorView,
  type CommonAncestorsInput,
  commonAncestorsQuerySchema,
  type DescendantsInput,
  descendantsQuerySchema,
  type LineInput,
  lineQuerySchema,
  relativeView,
} from '#contracts';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { wrongValue } from '#base';
import type { TournamentArchive } from '#tournament';
import { ApiTable } from '../shared/api-table';
import { found, InvalidRequestError } from '../shared/errors';
import { listAs } from '../shared/tables';
import { ARCHIVE } from '../shared/tokens';

@ApiTags('lineage')
@Controller('individuals/:id')
export class DescentController {
  constructor(@Inject(ARCHIVE) private readonly archive: TournamentArchive) {}

  @Get('ancestors')
  @ApiOperation({ summary: 'The individual and its ancestors, nearest first' })
  @ApiTable(z.array(ancestorView))
  async ancestors(
    @Param('id') id: string,
    @Query({ schema: ancestorsQuerySchema }) { format, ...bounds }: AncestorsInput,
  ) {
    const rows = known(id, await this.archive.ancestors(id, bounds));
    return listAs(format, `${id}-ancestors`, ancestorView, rows);
  }

  @Get('descendants')
  @ApiOperation({ summary: 'The individual and its descendants, nearest first' })
  @ApiTable(z.array(ancestorView))
  async descendants(
    @Param('id') id: string,
    @Query({ schema: descendantsQuerySchema }) { format, ...bounds }: DescendantsInput,
  ) {
    const rows = known(id, await this.archive.descendants(id, bounds));
    return listAs(format, `${id}-descendants`, ancestorView, rows);
  }

  @Get('line')
  @ApiOperation({ summary: 'The individual, its primary parent, that one’s, and so on back to a founder' })
  @ApiTable(z.array(ancestorView))
  async line(@Param('id') id: string, @Query({ schema: lineQuerySchema }) { depth, format }: LineInput) {
    const rows = known(id, await this.archive.primaryLine(id, depth));
    return listAs(format, `${id}-line`, ancestorView, rows);
  }

  @Get('common-ancestors')
  @ApiOperation({
    summary:
      'The common ancestors of two that were born last; none if they are not related, 422 if they are of two tournaments',
  })
  @ApiTable(z.array(relativeView))
  async commonAncestors(
    @Param('id') id: string,
    @Query({ schema: commonAncestorsQuerySchema }) { with: otherId, format }: CommonAncestorsInput,
  ) {
    const one = found('individual', id, await this.archive.individual(id));
    const other = found('individual', otherId, await this.archive.individual(otherId));
    if (one.tournamentId !== other.tournamentId) {
      const right = `must be of tournament ${one.tournamentId}, as ${id} is; it is of ${other.tournamentId}`;
      throw new InvalidRequestError([{ field: 'with', message: wrongValue(otherId, right) }]);
    }
    const rows = await this.archive.commonAncestors(id, otherId);
    return listAs(format, `${id}-common-ancestors`, relativeView, rows);
  }
}

/** Relatives of an individual; it is the first of them where it is known. */
function known<Row>(id: string, rows: readonly Row[]): readonly Row[] {
  return found('individual', id, rows.length > 0 ? rows : undefined);
}
