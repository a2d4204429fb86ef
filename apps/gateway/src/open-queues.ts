/** Where jobs go: to child processes of this server or, where `CLADE_QUEUE_URL` is set, to Redis or PostgreSQL, from which services take them. */
import path from 'node:path';
import { Logger } from '@nestjs/common';
import { PROCESSOR } from '#engines';
import type { JobsSettings } from '#hosting';
import type { Places } from '#object-store';
import { builtFile, inheritedVariables } from '#settings';
import {
  EmbeddedWorkQueue,
  type JobTrouble,
  openBullWorkQueue,
  openOrders,
  type OperatedQueue,
  type Orders,
  type SharedQueue,
} from '#work-queue';
import { checkNamedWeights, createWeightFiles } from '#weights';
import type { Settings } from './settings';

export interface Queues {
  readonly trainingQueue: OperatedQueue;
  readonly samplingQueue: OperatedQueue;
  /** Each once. */
  readonly operated: readonly OperatedQueue[];
  /** The one that services take jobs from, where `CLADE_QUEUE_URL` is set. */
  readonly shared: SharedQueue | null;
  /** For services of this process, where `CLADE_QUEUE_URL` is set. */
  readonly jobs: JobsSettings | null;
  /** Where gateway and selection are different processes. */
  readonly orders: Orders | null;
  close(): Promise<void>;
}

/** Throws an Error where Redis or PostgreSQL does not answer. */
export async function openQueues(settings: Settings, places: Places): Promise<Queues> {
  const { workers, dataFolder, engine, roles, queueUrl, limits, leaseSeconds, bucket } = settings;
  const modulePath = builtFile('apps/trainer/src/main.js');
  const env = { ...inheritedVariables(), CLADE_DATA: dataFolder, CLADE_ENGINE: engine };
  const logger = new Logger('queue');
  const onTrouble = (trouble: JobTrouble): void => logger.warn(trouble);
  const options = { workers, modulePath, env, limits, onTrouble };
  if (queueUrl === undefined) {
    const letters = (name: string): string => path.join(dataFolder, 'dead-letters', name);
    const trainingQueue = new EmbeddedWorkQueue({ ...options, letters: letters('training') });
    const samplingQueue = new EmbeddedWorkQueue({ ...options, workers: 1, letters: letters('sampling') });
    const operated = [trainingQueue, samplingQueue];
    const close = (): Promise<void> => closeAll(operated);
    return { trainingQueue, samplingQueue, operated, shared: null, jobs: null, orders: null, close };
  }
  const place = await (roles.has('gateway') ? places.makeId() : places.id());
  const alike = `${engine} ${PROCESSOR} ${place}`;
  const connection = { url: queueUrl, alike, lockMilliseconds: 1000 * leaseSeconds };
  const files = bucket ? 'CLADE_STORE' : `data folder (${dataFolder}, on a disk that both share)`;
  const warn = (error: Error): void => logger.warn(error.message);
  const queue = await openBullWorkQueue({
    ...connection,
    onError: warn,
    onTrouble,
    onUnserved: (name, jobs) =>
      logger.warn(
        `no service does the jobs of the queue ${name} with engine ${engine} on ${PROCESSOR}, and ${jobs} wait: start one there with the same CLADE_QUEUE_URL, CLADE_ENGINE and ${files}`,
      ),
    checkResult: checkNamedWeights(createWeightFiles(places.weights)),
  });
  const operated = [queue];
  const isApart = roles.has('gateway') !== roles.has('selection');
  const orders = isApart ? await openOrders(queueUrl, warn) : null;
  const close = async (): Promise<void> => {
    await orders?.close();
    await closeAll(operated);
  };
  const jobs = { connection, workers: options };
  return { trainingQueue: queue, samplingQueue: queue, operated, shared: queue, jobs, orders, close };
}

async function closeAll(all: readonly OperatedQueue[]): Promise<void> {
  for (const each of all) await each.close();
}
