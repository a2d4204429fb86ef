import { Module } from '@nestjs/common';
import { SelectionModule } from '../selection/selection.module';
import { VotesController } from './votes.controller';
import { VotesGateway } from './votes.gateway';
import { VotesService } from './votes.service';

/** Votes of people. */
@Module({
  imports: [SelectionModule],
  controllers: [VotesController],
  providers: [VotesService, VotesGateway],
})
export class VotesModule {}
