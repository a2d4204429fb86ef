/**
 * Selection as an application by itself (CLADE_ROLES): conducts the tournaments that gateways launch, on a PostgreSQL that both use. It has no port. Where
 * its roles say so it does jobs, too.
 */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { askedToStop, createLogger, endAfter, endWith, tellParent } from '#hosting';
import { openPlaces } from '#object-store';
import { openDatabase } from '#persistence';
import { queuesOfRoles } from '#work-queue';
import { AccessModule } from '../../gateway/src/access/access.module';
import { openQueues } from '../../gateway/src/open-queues';
import { OperationModule } from '../../gateway/src/operation/operation.module';
import { SelectionModule } from '../../gateway/src/wiring/selection.module';
import { readSettings, SettingsError } from '../../gateway/src/settings';
import { EngineCheck } from '../../gateway/src/shared/engine-check';
import { startTracing } from '../../gateway/src/tracing/start-tracing';
import { QueuesModule } from '../../gateway/src/wiring/queues.module';
import { StoresModule } from '../../gateway/src/wiring/stores.module';
import { serviceModules } from '../../services/src/service-modules';

/** With budgets and webhooks, which follow from what is committed here. */
@Module({ imports: [AccessModule, OperationModule] })
class Selection {}

async function main(): Promise<void> {
  const stopped = askedToStop();
  const settings = readSettings();
  const { roles, dataFolder, databaseUrl, engine, workers, bucket } = settings;
  const endTracing = await startTracing('clade-selection');
  const engineCheck = new EngineCheck(engine);
  const served = queuesOfRoles(roles);
  if (served.length > 0) await engineCheck.pass();
  const places = await openPlaces(dataFolder, bucket);
  await places.check();
  const database = await openDatabase({ url: databaseUrl, folder: dataFolder });
  const { jobs, orders, ...queues } = await openQueues(settings, places);
  const name = `${hostname().replace(/\s/g, '-').slice(0, 100)}-${randomUUID().slice(0, 8)}`; // its leases end with it
  const root: DynamicModule = {
    module: Selection,
    imports: [
      StoresModule.of(database, places, settings, name),
      QueuesModule.of(queues, settings, engineCheck),
      SelectionModule.of(roles, orders),
      ...(jobs ? serviceModules(roles, jobs) : []),
    ],
  };
  const app = await NestFactory.createApplicationContext(root, { logger: createLogger(), abortOnError: false });
  await tellParent({ kind: 'serving', conducts: true, queues: [...served], workers });
  await stopped;
  await endAfter(async () => {
    await app.close();
    await queues.close();
    await database.close();
    await endTracing();
  });
}

main().catch((error: unknown) => endWith(error, error instanceof SettingsError ? 'setting' : undefined));
