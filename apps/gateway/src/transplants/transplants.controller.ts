import { type TransplantInput, transplantSchema, transplantView } from '#contracts';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { JsonBody } from '../admission/bodies';
import { TransplantsService } from './transplants.service';

@ApiTags('transplants')
@Controller('tournaments/:id/transplants')
export class TransplantsController {
  constructor(private readonly transplants: TransplantsService) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Test champions, and genomes raised with fresh weights, of each deme in each niche' })
  @ApiAcceptedResponse({ standardSchema: transplantView })
  start(@Param('id') id: string, @JsonBody(transplantSchema) asked: TransplantInput) {
    return this.transplants.start(id, asked);
  }

  @Get()
  @ApiOperation({ summary: 'Its transplants, oldest first' })
  @ApiOkResponse({ standardSchema: z.array(transplantView) })
  list(@Param('id') id: string) {
    return this.transplants.list(id);
  }

  @Get(':transplantId')
  @ApiOperation({ summary: 'How far a transplant has come, or what it found' })
  @ApiOkResponse({ standardSchema: transplantView })
  get(@Param('id') id: string, @Param('transplantId') transplantId: string) {
    return this.transplants.get(id, transplantId);
  }

  @Post(':transplantId/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop it; answers when it has stopped' })
  @ApiOkResponse({ standardSchema: transplantView })
  cancel(@Param('id') id: string, @Param('transplantId') transplantId: string) {
    return this.transplants.cancel(id, transplantId);
  }
}
