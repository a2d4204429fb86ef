/**
 * A service on a machine of its own, the modules of its roles (CLADE_ROLES) as one application: takes jobs from the Redis or PostgreSQL of CLADE_QUEUE_URL and
 * has child processes do them. It needs the store of corpora and weights that the server has, nothing else of it: no DATABASE_URL, no port.
 */
import 'reflect-metadata';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { parseEngine, probeEngine, PROCESSOR } from '#engines';
import { askedToStop, createLogger, endAfter, endWith, tellParent } from '#hosting';
import { openPlaces } from '#object-store';
import {
  bucketSettings,
  builtFile,
  inheritedVariables,
  isQueueUrl,
  jobLimits,
  leaseSeconds,
  parseRoles,
  QUEUE_URL,
  readAll,
  variable,
  wholeNumber,
} from '#settings';
import { openBullWorkQueue, queuesOfRoles } from '#work-queue';
import { serviceModules } from './service-modules';

@Module({})
class Services {}

/** Throws a RangeError that names each variable that is wrong. */
function readSettings() {
  const read = readAll({
    roles: () => parseRoles(variable('CLADE_ROLES')),
    url: () => queueUrl(),
    engine: () => parseEngine(variable('CLADE_ENGINE') ?? 'onnx', 'CLADE_ENGINE'),
    workers: () => wholeNumber('CLADE_WORKERS', [1, 256]) ?? availableParallelism(),
    limits: () => jobLimits(1), // whether they are right does not depend on the workers
    leaseSeconds: () => leaseSeconds(),
    bucket: () => bucketSettings(),
  });
  return { ...read, limits: jobLimits(read.workers) };
}

function queueUrl(): string {
  const url = variable('CLADE_QUEUE_URL');
  if (url === undefined)
    throw new RangeError('CLADE_QUEUE_URL is not set; it must name the Redis or PostgreSQL that holds the jobs');
  if (!isQueueUrl(url)) throw new RangeError(`CLADE_QUEUE_URL; ${QUEUE_URL}`); // it may hold a password
  return url;
}

async function main(): Promise<void> {
  const stopped = askedToStop();
  const { roles, url, engine, workers, limits, bucket, ...settings } = readSettings();
  const missing = await probeEngine(engine, builtFile('apps/trainer/src/engine-probe.main.js'));
  if (missing !== null) throw new Error(`the engine ${engine} does not start here: ${missing}`);
  const dataFolder = path.resolve(variable('CLADE_DATA') ?? 'data');
  const places = await openPlaces(dataFolder, bucket);
  const connection = {
    url,
    alike: `${engine} ${PROCESSOR} ${await places.id()}`,
    lockMilliseconds: 1000 * settings.leaseSeconds,
  };
  await (await openBullWorkQueue(connection)).close(); // throws where it does not answer
  await places.check();
  const env = { ...inheritedVariables(), CLADE_DATA: dataFolder };
  const options = { workers, modulePath: builtFile('apps/trainer/src/main.js'), env, limits };
  const root: DynamicModule = { module: Services, imports: serviceModules(roles, { connection, workers: options }) };
  const app = await NestFactory.createApplicationContext(root, { logger: createLogger(), abortOnError: false });
  await tellParent({ kind: 'serving', conducts: false, queues: [...queuesOfRoles(roles)], workers });
  await stopped;
  await endAfter(() => app.close());
}

main().catch((error: unknown) => endWith(error, error instanceof RangeError ? 'setting' : undefined));
