import { Module } from '@nestjs/common';
import { AnnouncementsModule } from '../wiring/announcements.module';
import { AboutController } from '../shared/about.controller';
import { OperationController } from './operation.controller';
import { OperationService } from './operation.service';
import { WebhooksService } from './webhooks.service';

/** What those watch who run the server. */
@Module({
  imports: [AnnouncementsModule],
  controllers: [OperationController, AboutController],
  providers: [OperationService, WebhooksService],
})
export class OperationModule {}
