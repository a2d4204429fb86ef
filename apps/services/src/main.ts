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
  variable,
} from '#settings';
import { openBullWorkQueue, queuesOfRoles } from '#work-queue';
import { serviceModules } from './service-modules';

const MOST_WORKERS = 256;

@Module({})
class Services {}

function workersOf(text = String(availableParallelism())): number {
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS) return workers;
  throw new RangeError(`CLADE_WORKERS is ${JSON.stringify(text)}; must be a whole number from 1 to ${MOST_WORKERS}`);
}

async function main(): Promise<void> {
  const stopped = askedToStop();
  const roles = parseRoles(variable('CLADE_ROLES'));
  const url = variable('CLADE_QUEUE_URL');
  if (url === undefined) {
    throw new RangeError('CLADE_QUEUE_URL is not set; it must name the Redis or PostgreSQL that holds the jobs');
  }
  if (!isQueueUrl(url)) throw new RangeError(`CLADE_QUEUE_URL; ${QUEUE_URL}`);
  const engine = parseEngine(variable('CLADE_ENGINE') ?? 'onnx', 'CLADE_ENGINE');
  const workers = workersOf(variable('CLADE_WORKERS'));
  const limits = jobLimits(workers);
  const lockMilliseconds = 1000 * leaseSeconds();
  const bucket = bucketSettings();
  const missing = await probeEngine(engine, builtFile('apps/trainer/src/engine-probe.main.js'));
  if (missing !== null) throw new Error(`the engine ${engine} does not start here: ${missing}`);
  const connection = { url, alike: `${engine} ${PROCESSOR}`, lockMilliseconds };
  await (await openBullWorkQueue(connection)).close(); // throws where it does not answer
  const dataFolder = path.resolve(variable('CLADE_DATA') ?? 'data');
  await (await openPlaces(dataFolder, bucket)).check();
  const env = { ...inheritedVariables(), CLADE_DATA: dataFolder };
  const options = { workers, modulePath: builtFile('apps/trainer/src/main.js'), env, limits };
  const root: DynamicModule = { module: Services, imports: serviceModules(roles, { connection, workers: options }) };
  const app = await NestFactory.createApplicationContext(root, { logger: createLogger(), abortOnError: false });
  await tellParent({ kind: 'serving', conducts: false, queues: [...queuesOfRoles(roles)], workers });
  await stopped;
  await endAfter(() => app.close());
}

main().catch((error: unknown) => endWith(error, error instanceof RangeError ? 'setting' : undefined));
