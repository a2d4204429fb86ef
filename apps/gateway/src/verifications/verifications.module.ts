import { Module } from '@nestjs/common';
import { SelectionModule } from '../selection/selection.module';
import { Repairs } from './repairs';
import { VerificationsController } from './verifications.controller';
import { VerificationsService } from './verifications.service';

/** Replays. */
@Module({
  imports: [SelectionModule],
  controllers: [VerificationsController],
  providers: [Repairs, VerificationsService],
  exports: [VerificationsService],
})
export class VerificationsModule {}
