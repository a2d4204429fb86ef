import { Module } from '@nestjs/common';
import { AnnouncementsModule } from '../wiring/announcements.module';
import { VotesController } from './votes.controller';
import { VotesGateway } from './votes.gateway';
import { VotesService } from './votes.service';

/** Votes of people. */
@Module({
  imports: [AnnouncementsModule],
  controllers: [VotesController],
  providers: [VotesService, VotesGateway],
})
export class VotesModule {}
