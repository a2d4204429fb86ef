import { Module } from '@nestjs/common';
import { ArenaModule } from '../arena/arena.module';
import { AnnouncementsModule } from '../wiring/announcements.module';
import { TournamentsModule } from '../tournaments/tournaments.module';
import { TransplantsModule } from '../transplants/transplants.module';
import { ExperimentsController } from './experiments.controller';
import { ExperimentsService } from './experiments.service';
import { PooledRedQueenController } from './pooled-red-queen.controller';
import { PooledTransplantsController } from './pooled-transplants.controller';

@Module({
  imports: [AnnouncementsModule, ArenaModule, TournamentsModule, TransplantsModule],
  controllers: [ExperimentsController, PooledRedQueenController, PooledTransplantsController],
  providers: [ExperimentsService],
  exports: [ExperimentsService],
})
export class ExperimentsModule {}
