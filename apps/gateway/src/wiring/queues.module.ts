import { type DynamicModule, Module } from '@nestjs/common';
import type { Queues } from '../open-queues';
import { CountedQueue } from '../operation/counted-queue';
import type { Settings } from '../settings';
import { EngineCheck } from '../shared/engine-check';
import { OPERATED_QUEUES, SAMPLING_QUEUE, SETTINGS, TRAINING_QUEUE } from '../shared/tokens';

/** Where jobs go, and what this machine has for them. */
@Module({})
export class QueuesModule {
  static of(
    queues: Omit<Queues, 'close' | 'jobs' | 'orders'>,
    settings: Settings,
    engineCheck: EngineCheck,
  ): DynamicModule {
    const { trainingQueue, samplingQueue, operated } = queues;
    return {
      module: QueuesModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: EngineCheck, useValue: engineCheck },
        { provide: TRAINING_QUEUE, useValue: new CountedQueue(trainingQueue, settings.workers) },
        { provide: SAMPLING_QUEUE, useValue: new CountedQueue(samplingQueue, 1) },
        { provide: OPERATED_QUEUES, useValue: operated },
      ],
      exports: [SETTINGS, EngineCheck, TRAINING_QUEUE, SAMPLING_QUEUE, OPERATED_QUEUES],
    };
  }
}
