import { type DynamicModule, Module } from '@nestjs/common';
import { JobsModule, type JobsSettings } from '#hosting';

/** Judges: does the jobs of the queue `arena`, which are texts, battles, ratings, evaluations and all else that is no training. */
@Module({})
export class ArenaModule {
  static of(settings: JobsSettings): DynamicModule {
    return { module: ArenaModule, imports: [JobsModule.of('arena', settings)] };
  }
}
