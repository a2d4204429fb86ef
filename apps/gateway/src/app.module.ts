import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { Places } from '#object-store';
import type { Database } from '#persistence';
import { serviceModules } from '../../services/src/service-modules';
import { AccessModule } from './access/access.module';
import { ArchivesModule } from './archives/archives.module';
import { ArenaModule } from './arena/arena.module';
import { CommunitiesModule } from './communities/communities.module';
import { CorporaModule } from './corpora/corpora.module';
import { DeadLettersModule } from './dead-letters/dead-letters.module';
import { ExperimentsModule } from './experiments/experiments.module';
import { FeedModule } from './feed/feed.module';
import { IndividualsModule } from './individuals/individuals.module';
import { LineageModule } from './lineage/lineage.module';
import { MetricsModule } from './metrics/metrics.module';
import { OperationModule } from './operation/operation.module';
import { QueriesModule } from './queries/queries.module';
import { SelectionModule } from './wiring/selection.module';
import { TournamentsModule } from './tournaments/tournaments.module';
import { TransplantsModule } from './transplants/transplants.module';
import { VerificationsModule } from './verifications/verifications.module';
import { VotesModule } from './votes/votes.module';
import { AccessGuard } from './access/access.guard';
import { BodyInterceptor } from './admission/body.interceptor';
import type { Queues } from './open-queues';
import type { Settings } from './settings';
import type { EngineCheck } from './shared/engine-check';
import { ProblemFilter } from './shared/problem.filter';
import { ValidationPipe } from './shared/validation.pipe';
import { QueuesModule } from './wiring/queues.module';
import { StoresModule } from './wiring/stores.module';

/** What the gateway is wired to. */
export interface Wiring extends Omit<Queues, 'close'> {
  /** What it conducts under. */
  readonly name: string;
  readonly settings: Settings;
  readonly database: Database;
  readonly places: Places;
  readonly engineCheck: EngineCheck;
}

@Module({})
export class AppModule {
  static wire({ name, settings, database, places, engineCheck, jobs, orders, ...queues }: Wiring): DynamicModule {
    return {
      module: AppModule,
      imports: [
        StoresModule.of(database, places, settings, name),
        QueuesModule.of(queues, settings, engineCheck),
        ...(jobs ? serviceModules(settings.roles, jobs) : []),
        OperationModule,
        SelectionModule.of(settings.roles, orders),
        FeedModule,
        TournamentsModule,
        ArchivesModule,
        CommunitiesModule,
        ExperimentsModule,
        IndividualsModule,
        LineageModule,
        MetricsModule,
        QueriesModule,
        ArenaModule,
        VotesModule,
        CorporaModule,
        TransplantsModule,
        VerificationsModule,
        AccessModule,
        DeadLettersModule,
      ],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: BodyInterceptor },
        { provide: APP_PIPE, useClass: ValidationPipe },
      ],
    };
  }
}
