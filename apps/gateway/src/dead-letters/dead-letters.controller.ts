import { deadLetterView, retriedView } from '#contracts';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DeadLettersService } from './dead-letters.service';

@ApiTags('jobs')
@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly letters: DeadLettersService) {}

  @Get()
  @ApiOperation({ summary: 'Jobs that failed as often as they may, the newest first' })
  @ApiOkResponse({ standardSchema: z.array(deadLetterView) })
  list() {
    return this.letters.list();
  }

  @Post(':tournament/:generation/:task/retry')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Do such a job again outside of its tournament, and tell how it ended: what it gives is in no lineage',
  })
  @ApiOkResponse({ standardSchema: retriedView })
  retry(@Param('tournament') tournament: string, @Param('generation') generation: string, @Param('task') task: string) {
    return this.letters.retry(`${tournament}/${generation}/${task}`);
  }
}
