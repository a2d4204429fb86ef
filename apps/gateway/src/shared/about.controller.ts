import { configJsonSchema, healthView, readinessView } from '#contracts';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { VERSION } from '#settings';
import type { TournamentStore } from '#tournament';
import { STORE } from './tokens';

@ApiTags('about')
@Controller()
export class AboutController {
  constructor(@Inject(STORE) private readonly store: TournamentStore) {}

  @Get('health')
  @ApiOperation({ summary: 'Whether the server answers' })
  @ApiOkResponse({ standardSchema: healthView })
  health() {
    return { status: 'ok' as const, pid: process.pid, version: VERSION };
  }

  @Get('health/ready')
  @ApiOperation({ summary: 'Whether it can record anything: 503 while its database cannot be used' })
  @ApiOkResponse({ standardSchema: readinessView })
  async ready() {
    await this.store.renew([]);
    return { status: 'ready' as const };
  }

  @Get('config-schema')
  @ApiOperation({ summary: "JSON Schema of a tournament's config" })
  @ApiOkResponse({ schema: { type: 'object' } })
  configSchema() {
    return configJsonSchema();
  }
}
