import { Module } from '@nestjs/common';
import { AnnouncementsModule } from '../wiring/announcements.module';
import { TransplantsController } from './transplants.controller';
import { TransplantsService } from './transplants.service';

@Module({
  imports: [AnnouncementsModule],
  controllers: [TransplantsController],
  providers: [TransplantsService],
  exports: [TransplantsService],
})
export class TransplantsModule {}
