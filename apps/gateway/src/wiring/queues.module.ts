import { type DynamicModule, Module } from '@nestjs/common';
import type { WorkQueue } from '#tournament';
import type { Queues } from '../open-queues';
import { AnnouncementsModule } from './announcements.module';
import { CountedQueue } from '../operation/counted-queue';
import type { Settings } from '../settings';
import { EngineCheck } from '../shared/engine-check';
import { GenerationSpans } from '../tracing/generation-spans';
import { TracedQueue } from '../tracing/traced-queue';
import { OPERATED_QUEUES, SAMPLING_QUEUE, SETTINGS, SHARED_QUEUE, TRAINING_QUEUE } from '../shared/tokens';

/** Where jobs go, and what this machine has for them. */
@Module({})
export class QueuesModule {
  static of(
    queues: Omit<Queues, 'close' | 'jobs' | 'orders'>,
    settings: Settings,
    engineCheck: EngineCheck,
  ): DynamicModule {
    const { trainingQueue, samplingQueue, operated, shared } = queues;
    const watched = (queue: WorkQueue, workers: number) => ({
      inject: [GenerationSpans],
      useFactory: (spans: GenerationSpans) => new CountedQueue(new TracedQueue(queue, spans), workers),
    });
    return {
      module: QueuesModule,
      global: true,
      imports: [AnnouncementsModule],
      providers: [
        GenerationSpans,
        { provide: SETTINGS, useValue: settings },
        { provide: EngineCheck, useValue: engineCheck },
        { provide: TRAINING_QUEUE, ...watched(trainingQueue, settings.workers) },
        { provide: SAMPLING_QUEUE, ...watched(samplingQueue, 1) },
        { provide: OPERATED_QUEUES, useValue: operated },
        { provide: SHARED_QUEUE, useValue: shared },
      ],
      exports: [SETTINGS, EngineCheck, TRAINING_QUEUE, SAMPLING_QUEUE, OPERATED_QUEUES, SHARED_QUEUE],
    };
  }
}
