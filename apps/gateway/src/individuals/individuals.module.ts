import { Module } from '@nestjs/common';
import { IndividualsController } from './individuals.controller';
import { IndividualsService } from './individuals.service';
import { RegulationController } from './regulation.controller';
import { RegulationService } from './regulation.service';

/** Individuals, and what regulates them. */
@Module({
  controllers: [IndividualsController, RegulationController],
  providers: [IndividualsService, RegulationService],
})
export class IndividualsModule {}
