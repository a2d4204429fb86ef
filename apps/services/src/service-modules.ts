import type { DynamicModule } from '@nestjs/common';
import type { JobsSettings } from '#hosting';
import type { Role } from '#settings';
import { ArenaModule } from '../../arena/src/arena.module';
import { TrainerModule } from '../../trainer/src/trainer.module';

/** The modules of those roles that do jobs. */
export function serviceModules(roles: ReadonlySet<Role>, settings: JobsSettings): DynamicModule[] {
  return [
    ...(roles.has('trainer') ? [TrainerModule.of(settings)] : []),
    ...(roles.has('arena') ? [ArenaModule.of(settings)] : []),
  ];
}
