import path from 'node:path';
import { Module } from '@nestjs/common';
import type { TournamentArchive } from '#tournament';
import { AnnouncementsModule } from '../wiring/announcements.module';
import type { Settings } from '../settings';
import { ARCHIVE, SETTINGS } from '../shared/tokens';
import { FeedGateway } from './feed.gateway';
import { KeptSnapshots } from './kept-snapshots';
import { OtherServers } from './other-servers.service';
import { SnapshotFiles } from './snapshot-files';
import { SnapshotsController } from './snapshots.controller';
import { FAR_BEHIND } from './subscriber';

/** Streams lineage to those who watch. */
@Module({
  imports: [AnnouncementsModule],
  controllers: [SnapshotsController],
  providers: [
    FeedGateway,
    OtherServers,
    {
      provide: SnapshotFiles,
      inject: [SETTINGS],
      useFactory: ({ dataFolder }: Settings) => new SnapshotFiles(path.join(dataFolder, 'snapshots')),
    },
    {
      provide: KeptSnapshots,
      inject: [ARCHIVE, SnapshotFiles],
      useFactory: (archive: TournamentArchive, files: SnapshotFiles) =>
        new KeptSnapshots((...page) => archive.events(...page), FAR_BEHIND / 2, files),
    },
  ],
  exports: [SnapshotFiles],
})
export class FeedModule {}
