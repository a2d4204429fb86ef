import { type DynamicModule, Logger, Module, type Provider } from '@nestjs/common';
import { type ConductorSettings, EventBus } from '#conducting';
import type { Places } from '#object-store';
import {
  createFileLock,
  createSignals,
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
import { AnnouncementsModule } from './announcements.module';
import { keepAnswers } from '../shared/keep-answers';
import {
  ACCESS,
  ARCHIVE,
  CORPORA,
  EXPERIMENTS,
  FILE_LOCK,
  INTERVENTIONS,
  ROWS,
  SIGNALS,
  STORE,
  VOTES,
  WEIGHT_FILES,
} from '../shared/tokens';

/** What is kept: in the database, and as files of weights and corpora. `name` is that under which tournaments are conducted here. */
@Module({})
export class StoresModule {
  static of(
    database: Database,
    places: Places,
    { roles, leaseSeconds }: ConductorSettings,
    name: string,
  ): DynamicModule {
    // who does not conduct leaves what it begins to others at once
    const holder = { name, leaseSeconds: roles.has('selection') ? leaseSeconds : 0 };
    const now = (): Date => new Date();
    const logger = new Logger('files');
    const tellLost = (reason: string): void =>
      logger.warn(`other servers may remove files that are in use here: ${reason}`);
    const providers: Provider[] = [
      {
        provide: STORE,
        useValue: createTypeormTournamentStore(database, now, holder),
      },
      { provide: SIGNALS, useValue: createSignals(database) },
      { provide: FILE_LOCK, useValue: createFileLock(database, tellLost) },
      { provide: INTERVENTIONS, useValue: createTypeormInterventionStore(database, now) },
      { provide: VOTES, useValue: createTypeormVoteStore(database, now, name) },
      { provide: ROWS, useValue: createTypeormTournamentRows(database, now) },
      { provide: ACCESS, useValue: createTypeormAccessStore(database) },
      { provide: EXPERIMENTS, useValue: createTypeormExperimentStore(database, now) },
      { provide: WEIGHT_FILES, useValue: createWeightFiles(places.weights) },
      { provide: CORPORA, useValue: createCorpusStore(places.corpora) },
      {
        provide: ARCHIVE,
        inject: [EventBus],
        useFactory: (bus: EventBus) => keepAnswers(createTypeormTournamentArchive(database), bus),
      },
    ];
    const tokens = [
      STORE,
      SIGNALS,
      FILE_LOCK,
      INTERVENTIONS,
      VOTES,
      ROWS,
      ACCESS,
      EXPERIMENTS,
      WEIGHT_FILES,
      CORPORA,
      ARCHIVE,
    ];
    return { module: StoresModule, global: true, imports: [AnnouncementsModule], providers, exports: tokens };
  }
}
