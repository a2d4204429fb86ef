import { type DynamicModule, Module } from '@nestjs/common';
import { JobsModule, type JobsSettings } from '#hosting';

/** Trains: does the jobs of the queue `training`. */
@Module({})
export class TrainerModule {
  static of(settings: JobsSettings): DynamicModule {
    return { module: TrainerModule, imports: [JobsModule.of('training', settings)] };
  }
}
