import {
  battleDetailView,
  battlePage,
  type BattlePath,
  battlePathSchema,
  type BattlesInput,
  battlesQuerySchema,
  battleView,
  ratingByMethodView,
  type RatingsInput,
  ratingsQuerySchema,
  type RedQueenInput,
  redQueenQuerySchema,
  redQueenView,
  ratingView,
  type TableInput,
  tableQuerySchema,
} from '#contracts';
import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { TournamentArchive } from '#tournament';
import { checkCompetitor, checkNames } from '../shared/check-names';
import { ApiTable } from '../shared/api-table';
import { found } from '../shared/errors';
import { listAs, pageAs } from '../shared/tables';
import { ARCHIVE } from '../shared/tokens';
import { RatingsService } from './ratings.service';
import { RedQueenService } from './red-queen.service';
import { FinishedInterceptor, UnchangingInterceptor } from '../shared/unchanging.interceptor';

@ApiTags('arena')
@Controller()
export class ArenaController {
  constructor(
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    private readonly ratingsOf: RatingsService,
    private readonly redQueens: RedQueenService,
  ) {}

  @Get('tournaments/:id/ratings')
  @UseInterceptors(FinishedInterceptor)
  @ApiOperation({
    summary: 'Individuals, n-grams and the text itself as raters and people prefer them',
    description:
      'As they were kept when the generation closed; with a method or a rater, fitted on demand to the battles of that generation.',
  })
  @ApiTable(z.array(ratingByMethodView))
  async ratings(@Param('id') id: string, @Query({ schema: ratingsQuerySchema }) { format, ...query }: RatingsInput) {
    return listAs(format, `${id}-ratings`, ratingByMethodView, await this.ratingsOf.ratings(id, query));
  }

  @Get('tournaments/:id/red-queen')
  @UseInterceptors(FinishedInterceptor)
  @ApiOperation({
    summary: 'How well raters of each generation tell models of each generation from people',
    description:
      'Computed on demand from the texts that the arena kept and the raters of each generation, by niche; at most 64 generations, evenly apart.',
  })
  @ApiOkResponse({ standardSchema: z.array(redQueenView) })
  redQueen(@Param('id') id: string, @Query({ schema: redQueenQuerySchema }) query: RedQueenInput) {
    return this.redQueens.of(id, query);
  }

  @Get('tournaments/:id/battles')
  @UseInterceptors(FinishedInterceptor)
  @ApiOperation({ summary: 'Battles in the order in which they were fought' })
  @ApiTable(battlePage)
  async battles(@Param('id') id: string, @Query({ schema: battlesQuerySchema }) query: BattlesInput) {
    const { config } = found('tournament', id, await this.archive.find(id));
    const { format, cursor, limit, ...filter } = query;
    checkNames(config, filter);
    checkCompetitor(id, filter.competitor);
    return pageAs(format, `${id}-battles`, battleView, { cursor, limit }, (page) =>
      this.archive.battles(id, { ...filter, ...page }),
    );
  }

  @Get('tournaments/:id/battles/:generation/:niche/:number')
  @UseInterceptors(UnchangingInterceptor)
  @ApiOperation({ summary: 'One battle, with the prompt and what both wrote' })
  @ApiOkResponse({ standardSchema: battleDetailView })
  async battle(@Param({ schema: battlePathSchema }) { id, ...battle }: BattlePath) {
    const name = `${battle.generation}/${battle.niche}/${battle.number}`;
    return found('battle', name, await this.archive.battle(id, battle));
  }

  @Get('individuals/:id/ratings')
  @ApiOperation({ summary: 'What an individual was rated, generation after generation' })
  @ApiTable(z.array(ratingView))
  async history(@Param('id') id: string, @Query({ schema: tableQuerySchema }) { format }: TableInput) {
    found('individual', id, await this.archive.individual(id));
    return listAs(format, `${id}-ratings`, ratingView, await this.archive.ratingHistory(id));
  }
}
