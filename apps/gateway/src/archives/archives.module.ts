import { Module } from '@nestjs/common';
import { ExperimentsModule } from '../experiments/experiments.module';
import { FilesModule } from '../files/files.module';
import { AnnouncementsModule } from '../wiring/announcements.module';
import { TournamentsModule } from '../tournaments/tournaments.module';
import { ArchivesController } from './archives.controller';
import { ExportArchiveService } from './export-archive.service';
import { ImportArchiveService } from './import-archive.service';
import { Spool } from './spool';

/** Tournaments and experiments as files, out and in. */
@Module({
  imports: [AnnouncementsModule, FilesModule, TournamentsModule, ExperimentsModule],
  controllers: [ArchivesController],
  providers: [ExportArchiveService, ImportArchiveService, Spool],
})
export class ArchivesModule {}
