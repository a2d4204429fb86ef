import { Module } from '@nestjs/common';
import { EventBus } from './event-bus';
import { FilesInUse } from './files-in-use';

/** What conducting and all else of a process tell each other. */
@Module({
  providers: [EventBus, FilesInUse],
  exports: [EventBus, FilesInUse],
})
export class AnnouncementsModule {}
