import { Module } from '@nestjs/common';
import { AnnouncementsModule } from '../wiring/announcements.module';
import { CorporaController } from './corpora.controller';

@Module({
  imports: [AnnouncementsModule],
  controllers: [CorporaController],
})
export class CorporaModule {}
