import { Module } from '@nestjs/common';
import { FeedModule } from '../feed/feed.module';
import { SelectionModule } from '../selection/selection.module';
import { DiscardedFilesService } from './discarded-files.service';

/** Files that nobody needs any more. */
@Module({
  imports: [FeedModule, SelectionModule],
  providers: [DiscardedFilesService],
  exports: [DiscardedFilesService],
})
export class FilesModule {}
