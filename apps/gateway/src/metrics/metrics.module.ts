import { Module } from '@nestjs/common';
import { ComputeController } from '../compute/compute.controller';
import { EnvironmentController } from '../environment/environment.controller';
import { KeptEnvironments } from '../environment/kept-environments';
import { AnnouncementsModule } from '../wiring/announcements.module';
import { MetricsController } from './metrics.controller';

/** What was measured of generations, and what it took. */
@Module({
  imports: [AnnouncementsModule],
  controllers: [MetricsController, ComputeController, EnvironmentController],
  providers: [KeptEnvironments],
})
export class MetricsModule {}
