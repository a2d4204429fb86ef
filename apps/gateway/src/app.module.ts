import path from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import {
  createTypeormAccessStore,
  createTypeormExperimentStore,
  createTypeormInterventionStore,
  createTypeormTournamentArchive,
  createTypeormTournamentRows,
  createTypeormTournamentStore,
  createTypeormVoteStore,
  type Database,
} from '#persistence';
import { createCorpusStore } from '#sources';
import { createWeightFiles } from '#weights';
import type { TournamentArchive } from '#tournament';
import type { OperatedQueue } from '#work-queue';
import { AccessController } from './access/access.controller';
import { AccessGuard } from './access/access.guard';
import { AccessService } from './access/access.service';
import { BudgetsService } from './access/budgets.service';
import { KnownTokens } from './access/known-tokens';
import { BodyInterceptor } from './admission/body.interceptor';
import { ArchivesController } from './archives/archives.controller';
import { DiscardedFilesService } from './archives/discarded-files.service';
import { ExportArchiveService } from './archives/export-archive.service';
import { FilesInUse } from './archives/files-in-use';
import { ImportArchiveService } from './archives/import-archive.service';
import { Spool } from './archives/spool';
import { ArenaController } from './arena/arena.controller';
import { RatingsService } from './arena/ratings.service';
import { RedQueenService } from './arena/red-queen.service';
import { CorporaController } from './corpora/corpora.controller';
import { EventBus } from './feed/event-bus';
import { FeedGateway } from './feed/feed.gateway';
import { KeptSnapshots } from './feed/kept-snapshots';
import { SnapshotFiles } from './feed/snapshot-files';
import { SnapshotsController } from './feed/snapshots.controller';
import { FAR_BEHIND } from './feed/subscriber';
import { DeadLettersController } from './dead-letters/dead-letters.controller';
import { DeadLettersService } from './dead-letters/dead-letters.service';
import { EnvironmentController } from './environment/environment.controller';
import { KeptEnvironments } from './environment/kept-environments';
import { CommunitiesController } from './communities/communities.controller';
import { ExperimentsController } from './experiments/experiments.controller';
import { PooledRedQueenController } from './experiments/pooled-red-queen.controller';
import { PooledTransplantsController } from './experiments/pooled-transplants.controller';
import { ExperimentsService } from './experiments/experiments.service';
import { IndividualsController } from './individuals/individuals.controller';
import { IndividualsService } from './individuals/individuals.service';
import { RegulationController } from './individuals/regulation.controller';
import { RegulationService } from './individuals/regulation.service';
import { DescentController } from './lineage/descent.controller';
import { GenesController } from './lineage/genes.controller';
import { SpeciesController } from './lineage/species.controller';
import { LineageController } from './lineage/lineage.controller';
import { ComputeController } from './compute/compute.controller';
import { MetricsController } from './metrics/metrics.controller';
import { CountedQueue } from './operation/counted-queue';
import { OperationController } from './operation/operation.controller';
import { OperationService } from './operation/operation.service';
import { WebhooksService } from './operation/webhooks.service';
import { QueriesController } from './queries/queries.controller';
import type { Settings } from './settings';
import { AboutController } from './shared/about.controller';
import { EngineCheck } from './shared/engine-check';
import { keepAnswers } from './shared/keep-answers';
import { ProblemFilter } from './shared/problem.filter';
import {
  ACCESS,
  ARCHIVE,
  CORPORA,
  EXPERIMENTS,
  INTERVENTIONS,
  OPERATED_QUEUES,
  ROWS,
  SAMPLING_QUEUE,
  SETTINGS,
  STORE,
  TRAINING_QUEUE,
  VOTES,
  WEIGHT_FILES,
} from './shared/tokens';
import { ValidationPipe } from './shared/validation.pipe';
import { ConductorService, LEASE_SECONDS } from './tournaments/conductor.service';
import { InterventionsService } from './tournaments/interventions.service';
import { TournamentsController } from './tournaments/tournaments.controller';
import { TournamentsService } from './tournaments/tournaments.service';
import { TransplantsController } from './transplants/transplants.controller';
import { TransplantsService } from './transplants/transplants.service';
import { Repairs } from './verifications/repairs';
import { VerificationsController } from './verifications/verifications.controller';
import { VerificationsService } from './verifications/verifications.service';
import { TakenVotes } from './votes/taken-votes';
import { VotesController } from './votes/votes.controller';
import { VotesGateway } from './votes/votes.gateway';
import { VotesService } from './votes/votes.service';

/** What the gateway is wired to. */
export interface Wiring {
  /** What it conducts under. */
  readonly name: string;
  readonly settings: Settings;
  readonly database: Database;
  readonly engineCheck: EngineCheck;
  readonly trainingQueue: OperatedQueue;
  readonly samplingQueue: OperatedQueue;
  readonly operated: readonly OperatedQueue[];
}

@Module({})
export class AppModule {
  static wire({
    name,
    settings,
    database,
    engineCheck,
    trainingQueue,
    samplingQueue,
    operated,
  }: Wiring): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        AboutController,
        TournamentsController,
        ArchivesController,
        CommunitiesController,
        ExperimentsController,
        PooledRedQueenController,
        PooledTransplantsController,
        IndividualsController,
        RegulationController,
        LineageController,
        ComputeController,
        EnvironmentController,
        MetricsController,
        SnapshotsController,
        DescentController,
        GenesController,
        SpeciesController,
        QueriesController,
        ArenaController,
        VotesController,
        CorporaController,
        TransplantsController,
        VerificationsController,
        AccessController,
        OperationController,
        DeadLettersController,
      ],
      providers: [
        { provide: SETTINGS, useValue: settings },
        {
          provide: STORE,
          useValue: createTypeormTournamentStore(database, () => new Date(), { name, leaseSeconds: LEASE_SECONDS }),
        },
        { provide: INTERVENTIONS, useValue: createTypeormInterventionStore(database, () => new Date()) },
        { provide: VOTES, useValue: createTypeormVoteStore(database, () => new Date()) },
        {
          provide: ROWS,
          useValue: createTypeormTournamentRows(database, () => new Date()),
        },
        { provide: ACCESS, useValue: createTypeormAccessStore(database) },
        { provide: EXPERIMENTS, useValue: createTypeormExperimentStore(database, () => new Date()) },
        { provide: WEIGHT_FILES, useValue: createWeightFiles(path.join(settings.dataFolder, 'weights')) },
        {
          provide: ARCHIVE,
          inject: [EventBus],
          useFactory: (bus: EventBus) => keepAnswers(createTypeormTournamentArchive(database), bus),
        },
        { provide: CORPORA, useValue: createCorpusStore(path.join(settings.dataFolder, 'corpora')) },
        { provide: SnapshotFiles, useValue: new SnapshotFiles(path.join(settings.dataFolder, 'snapshots')) },
        { provide: EngineCheck, useValue: engineCheck },
        { provide: TRAINING_QUEUE, useValue: new CountedQueue(trainingQueue, settings.workers) },
        { provide: OPERATED_QUEUES, useValue: operated },
        { provide: SAMPLING_QUEUE, useValue: new CountedQueue(samplingQueue, 1) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: BodyInterceptor },
        { provide: APP_PIPE, useClass: ValidationPipe },
        EventBus,
        KnownTokens,
        AccessService,
        BudgetsService,
        OperationService,
        WebhooksService,
        {
          provide: KeptSnapshots,
          inject: [ARCHIVE, SnapshotFiles],
          useFactory: (archive: TournamentArchive, files: SnapshotFiles) => {
            return new KeptSnapshots((...page) => archive.events(...page), FAR_BEHIND / 2, files);
          },
        },
        FeedGateway,
        DeadLettersService,
        KeptEnvironments,
        ConductorService,
        TournamentsService,
        InterventionsService,
        Spool,
        FilesInUse,
        DiscardedFilesService,
        ExportArchiveService,
        ExperimentsService,
        ImportArchiveService,
        IndividualsService,
        RegulationService,
        RatingsService,
        RedQueenService,
        TransplantsService,
        Repairs,
        VerificationsService,
        TakenVotes,
        VotesService,
        VotesGateway,
      ],
    };
  }
}
