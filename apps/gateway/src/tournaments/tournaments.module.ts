import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { FilesModule } from '../files/files.module';
import { AnnouncementsModule } from '../wiring/announcements.module';
import { TransplantsModule } from '../transplants/transplants.module';
import { VerificationsModule } from '../verifications/verifications.module';
import { InterventionsService } from './interventions.service';
import { TournamentsController } from './tournaments.controller';
import { TournamentsService } from './tournaments.service';

/** What is asked of tournaments: launch, pause, resume, fork, change, delete. */
@Module({
  imports: [AnnouncementsModule, FilesModule, AccessModule, TransplantsModule, VerificationsModule],
  controllers: [TournamentsController],
  providers: [TournamentsService, InterventionsService],
  exports: [TournamentsService],
})
export class TournamentsModule {}
