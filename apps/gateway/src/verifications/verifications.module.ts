import { Module } from '@nestjs/common';
import { AnnouncementsModule } from '../wiring/announcements.module';
import { Repairs } from './repairs';
import { VerificationsController } from './verifications.controller';
import { VerificationsService } from './verifications.service';

/** Replays. */
@Module({
  imports: [AnnouncementsModule],
  controllers: [VerificationsController],
  providers: [Repairs, VerificationsService],
  exports: [VerificationsService],
})
export class VerificationsModule {}
