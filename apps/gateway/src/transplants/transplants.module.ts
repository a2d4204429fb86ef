import { Module } from '@nestjs/common';
import { SelectionModule } from '../selection/selection.module';
import { TransplantsController } from './transplants.controller';
import { TransplantsService } from './transplants.service';

@Module({
  imports: [SelectionModule],
  controllers: [TransplantsController],
  providers: [TransplantsService],
  exports: [TransplantsService],
})
export class TransplantsModule {}
