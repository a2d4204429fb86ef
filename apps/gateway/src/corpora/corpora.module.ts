import { Module } from '@nestjs/common';
import { CorporaController } from './corpora.controller';

@Module({
  controllers: [CorporaController],
})
export class CorporaModule {}
