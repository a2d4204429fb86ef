import {
  type DynamicModule,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { QueueName } from '#tournament';
import { type BullConnection, type EmbeddedWorkQueueOptions, type ServedQueue, serveQueue } from '#work-queue';

/** Where jobs come from, and by what they are done. */
export interface JobsSettings {
  readonly connection: BullConnection;
  readonly workers: Omit<EmbeddedWorkQueueOptions, 'onTrouble'>;
}

/** Does the jobs of one queue, as long as the application runs; what is under way as it ends is given back. */
class JobsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('queue');
  private served: ServedQueue | undefined;

  constructor(
    private readonly queue: QueueName,
    private readonly settings: JobsSettings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { connection, workers } = this.settings;
    const options = { ...workers, onTrouble: (trouble: object) => this.logger.warn(trouble) };
    this.served = await serveQueue(this.queue, connection, options, ({ message }) => this.logger.warn(message));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.served?.close();
  }
}

@Module({})
export class JobsModule {
  static of(queue: QueueName, settings: JobsSettings): DynamicModule {
    const provide = `jobs of ${queue}`;
    return { module: JobsModule, providers: [{ provide, useValue: new JobsServer(queue, settings) }] };
  }
}
