import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module';
import { SelectionModule } from '../selection/selection.module';
import { DeadLettersController } from './dead-letters.controller';
import { DeadLettersService } from './dead-letters.service';

@Module({
  imports: [SelectionModule, FilesModule],
  controllers: [DeadLettersController],
  providers: [DeadLettersService],
})
export class DeadLettersModule {}
