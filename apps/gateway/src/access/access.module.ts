import { Module } from '@nestjs/common';
import { AnnouncementsModule } from '../wiring/announcements.module';
import { AccessController } from './access.controller';
import { AccessService } from './access.service';
import { BudgetsService } from './budgets.service';
import { KnownTokens } from './known-tokens';

/** Tokens: who may do what, and how much. */
@Module({
  imports: [AnnouncementsModule],
  controllers: [AccessController],
  providers: [AccessService, BudgetsService, KnownTokens],
  exports: [BudgetsService, KnownTokens],
})
export class AccessModule {}
