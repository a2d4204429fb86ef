import { Module } from '@nestjs/common';
import { DiscardedFilesService, FilesInUse } from '#conducting';
import { FeedModule } from '../feed/feed.module';
import { SnapshotFiles } from '../feed/snapshot-files';
import { CORPORA, ROWS, WEIGHT_FILES } from '../shared/tokens';
import { AnnouncementsModule } from '../wiring/announcements.module';
import { provide } from '../wiring/provide';

/** Files that nobody needs any more. */
@Module({
  imports: [FeedModule, AnnouncementsModule],
  providers: [provide(DiscardedFilesService, [ROWS, WEIGHT_FILES, CORPORA, SnapshotFiles, FilesInUse])],
  exports: [DiscardedFilesService],
})
export class FilesModule {}
