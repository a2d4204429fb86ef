import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { TournamentArchive } from '#tournament';
import { battleDetailView, battlePage, ratingView } from '../schemas/arena-views.schema';
import {
  type BattlePath,
  battlePathSchema,
  type BattlesInput,
  battlesQuerySchema,
  type RatingsInput,
  ratingsQuerySchema,
} from '../schemas/requests.schema';
import { found } from '../shared/errors';
import { ARCHIVE } from '../shared/tokens';

@ApiTags('arena')
@Controller()
export class ArenaController {
  constructor(@Inject(ARCHIVE) private readonly archive: TournamentArchive) {}

  @Get('tournaments/:id/ratings')
  @ApiOperation({ summary: 'Individuals, n-grams and the text itself as raters and people prefer them' })
  @ApiOkResponse({ standardSchema: z.array(ratingView) })
  async ratings(@Param('id') id: string, @Query({ schema: ratingsQuerySchema }) query: RatingsInput) {
    found('tournament', id, await this.archive.find(id));
    return this.archive.ratings(id, query);
  }

  @Get('tournaments/:id/battles')
  @ApiOperation({ summary: 'Battles in the order in which they were fought' })
  @ApiOkResponse({ standardSchema: battlePage })
  async battles(@Param('id') id: string, @Query({ schema: battlesQuerySchema }) query: BattlesInput) {
    found('tournament', id, await this.archive.find(id));
    return this.archive.battles(id, query);
  }

  @Get('tournaments/:id/battles/:generation/:niche/:number')
  @ApiOperation({ summary: 'One battle, with the prompt and what both wrote' })
  @ApiOkResponse({ standardSchema: battleDetailView })
  async battle(@Param({ schema: battlePathSchema }) { id, ...battle }: BattlePath) {
    const name = `${battle.generation}/${battle.niche}/${battle.number}`;
    return found('battle', name, await this.archive.battle(id, battle));
  }

  @Get('individuals/:id/ratings')
  @ApiOperation({ summary: 'What an individual was rated, generation after generation' })
  @ApiOkResponse({ standardSchema: z.array(ratingView) })
  async history(@Param('id') id: string) {
    found('individual', id, await this.archive.individual(id));
    return this.archive.ratingHistory(id);
  }
}
