import { Module } from '@nestjs/common';
import { EventBus, FilesInUse } from '#conducting';

/** What conducting and all else of a process tell each other. */
@Module({
  providers: [EventBus, FilesInUse],
  exports: [EventBus, FilesInUse],
})
export class AnnouncementsModule {}
