import { Module } from '@nestjs/common';
import { QueriesController } from './queries.controller';

/** Searches and comparisons over all tournaments. */
@Module({
  controllers: [QueriesController],
})
export class QueriesModule {}
