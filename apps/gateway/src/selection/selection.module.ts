import { Module } from '@nestjs/common';
import { ConductorService } from './conductor.service';
import { EventBus } from './event-bus';
import { FilesInUse } from './files-in-use';
import { TakenVotes } from './taken-votes';

/** Breeds: conducts tournaments, holds their leases, writes their lineage. */
@Module({
  providers: [ConductorService, EventBus, FilesInUse, TakenVotes],
  exports: [ConductorService, EventBus, FilesInUse, TakenVotes],
})
export class SelectionModule {}
