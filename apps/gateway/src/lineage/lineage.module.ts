import { Module } from '@nestjs/common';
import { DescentController } from './descent.controller';
import { GenesController } from './genes.controller';
import { LineageController } from './lineage.controller';
import { SpeciesController } from './species.controller';

/** Who descends from whom, gene by gene and species by species. */
@Module({
  controllers: [LineageController, DescentController, GenesController, SpeciesController],
})
export class LineageModule {}
