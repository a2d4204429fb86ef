import { Module } from '@nestjs/common';
import { EventBus, FilesInUse } from '#conducting';
import { FILE_LOCK } from '../shared/tokens';
import { provide } from './provide';

/** What conducting and all else of a process tell each other. */
@Module({
  providers: [EventBus, provide(FilesInUse, [FILE_LOCK])],
  exports: [EventBus, FilesInUse],
})
export class AnnouncementsModule {}
