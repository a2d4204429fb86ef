import { Module } from '@nestjs/common';
import { FeedModule } from '../feed/feed.module';
import { AnnouncementsModule } from '../selection/announcements.module';
import { DiscardedFilesService } from './discarded-files.service';

/** Files that nobody needs any more. */
@Module({
  imports: [FeedModule, AnnouncementsModule],
  providers: [DiscardedFilesService],
  exports: [DiscardedFilesService],
})
export class FilesModule {}
