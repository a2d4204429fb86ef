import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module';
import { AnnouncementsModule } from '../wiring/announcements.module';
import { DeadLettersController } from './dead-letters.controller';
import { DeadLettersService } from './dead-letters.service';

@Module({
  imports: [AnnouncementsModule, FilesModule],
  controllers: [DeadLettersController],
  providers: [DeadLettersService],
})
export class DeadLettersModule {}
