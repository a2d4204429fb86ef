import { Module } from '@nestjs/common';
import { EventBus } from './event-bus';
import { FilesInUse } from './files-in-use';
import { TakenVotes } from './taken-votes';

/** What conducting and all else of a process tell each other. */
@Module({
  providers: [EventBus, FilesInUse, TakenVotes],
  exports: [EventBus, FilesInUse, TakenVotes],
})
export class AnnouncementsModule {}
