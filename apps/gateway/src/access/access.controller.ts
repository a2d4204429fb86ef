import {
  type AccessView,
  accessView,
  newTokenView,
  type PublicationInput,
  publicationSchema,
  publicationView,
  type TokenInput,
  tokenSchema,
  tokenView,
} from '#contracts';
import { Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { JsonBody } from '../admission/bodies';
import { Needs } from './access.guard';
import { accessOf, checkUnlimited } from './access';
import { AccessService } from './access.service';

@ApiTags('access')
@Controller()
@Needs('operator')
export class AccessController {
  constructor(private readonly access: AccessService) {}

  @Get('access')
  @Needs('viewer')
  @ApiOperation({ summary: 'What who asks may do' })
  @ApiOkResponse({ standardSchema: accessView })
  own(@Req() request: object): AccessView {
    const { role, tournamentId, requestsPerMinute, flops } = accessOf(request);
    return { role, tournamentId, requestsPerMinute, flops };
  }

  @Get('tokens')
  @ApiOperation({ summary: 'Tokens, and what each may do and has spent; not the tokens themselves' })
  @ApiOkResponse({ standardSchema: z.array(tokenView) })
  list() {
    return this.access.list();
  }

  @Post('tokens')
  @ApiOperation({ summary: 'Make a token; it is told this once' })
  @ApiCreatedResponse({ standardSchema: newTokenView })
  create(@Req() request: object, @JsonBody(tokenSchema) input: TokenInput) {
    checkUnlimited(accessOf(request));
    return this.access.create(input);
  }

  @Delete('tokens/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a token, or end a published view' })
  @ApiNoContentResponse()
  revoke(@Req() request: object, @Param('id') id: string) {
    checkUnlimited(accessOf(request));
    return this.access.revoke(id);
  }

  @Post('tournaments/:id/publications')
  @ApiOperation({ summary: 'Publish a tournament: a link that shows it, and nothing else, to whoever has it' })
  @ApiCreatedResponse({ standardSchema: publicationView })
  publish(@Req() request: object, @Param('id') id: string, @JsonBody(publicationSchema) input: PublicationInput) {
    checkUnlimited(accessOf(request));
    return this.access.publish(id, input);
  }
}
