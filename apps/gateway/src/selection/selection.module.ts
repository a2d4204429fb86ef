import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import type { Role } from '#settings';
import type { Orders } from '#work-queue';
import { ORDERS } from '../shared/tokens';
import { AnnouncementsModule } from './announcements.module';
import { Conductor } from './conductor';
import { ConductorService } from './conductor.service';
import { OrdersService } from './orders.service';
import { ProgressTeller } from './progress-teller';
import { RemoteConductor } from './remote-conductor';

/** Breeds: conducts tournaments, holds their leases, writes their lineage; or has services do that, where the process is a gateway alone. */
@Module({})
export class SelectionModule {
  static of(roles: ReadonlySet<Role>, orders: Orders | null): DynamicModule {
    const own: Provider[] = roles.has('selection')
      ? [ConductorService, ProgressTeller, { provide: Conductor, useExisting: ConductorService }]
      : [{ provide: Conductor, useClass: RemoteConductor }];
    const remote: Provider[] = [
      { provide: ORDERS, useValue: orders },
      ...(roles.has('gateway') ? [] : [OrdersService]),
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
