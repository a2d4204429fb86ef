import { Module } from '@nestjs/common';
import { ArenaController } from './arena.controller';
import { RatingsService } from './ratings.service';
import { RedQueenService } from './red-queen.service';

/** Battles and ratings, as they are read. */
@Module({
  controllers: [ArenaController],
  providers: [RatingsService, RedQueenService],
  exports: [RedQueenService],
})
export class ArenaModule {}
