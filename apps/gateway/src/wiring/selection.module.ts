import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import {
  Conductor,
  ConductorService,
  EventBus,
  FilesInUse,
  OrdersService,
  ProgressTeller,
  RemoteConductor,
} from '#conducting';
import type { Role } from '#settings';
import type { Orders } from '#work-queue';
import { INTERVENTIONS, ORDERS, SETTINGS, SIGNALS, STORE, TRAINING_QUEUE, VOTES } from '../shared/tokens';
import { AnnouncementsModule } from './announcements.module';
import { provide } from './provide';

/** Breeds: conducts tournaments, holds their leases, writes their lineage; or has services do that, where the process is a gateway alone. */
@Module({})
export class SelectionModule {
  static of(roles: ReadonlySet<Role>, orders: Orders | null): DynamicModule {
    const own: Provider[] = roles.has('selection')
      ? [
          provide(ConductorService, [STORE, VOTES, INTERVENTIONS, TRAINING_QUEUE, SETTINGS, EventBus, FilesInUse]),
          provide(ProgressTeller, [SIGNALS, EventBus]),
          { provide: Conductor, useExisting: ConductorService },
        ]
      : [
          provide(RemoteConductor, [STORE, ORDERS, SETTINGS, EventBus]),
          { provide: Conductor, useExisting: RemoteConductor },
        ];
    const remote: Provider[] = [
      { provide: ORDERS, useValue: orders },
      ...(roles.has('gateway') ? [] : [provide(OrdersService, [ORDERS, Conductor, SETTINGS])]),
    ];
    return {
      module: SelectionModule,
      global: true,
      imports: [AnnouncementsModule],
      providers: [...own, ...(orders ? remote : [])],
      exports: [Conductor],
    };
  }
}
