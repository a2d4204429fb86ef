import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { configJsonSchema } from '../schemas/config.schema';
import { healthView } from '../schemas/views.schema';
import { VERSION } from '#settings';

@ApiTags('about')
@Controller()
export class AboutController {
  @Get('health')
  @ApiOperation({ summary: 'Whether the server answers' })
  @ApiOkResponse({ standardSchema: healthView })
  health() {
    return { status: 'ok' as const, pid: process.pid, version: VERSION };
  }

  @Get('config-schema')
  @ApiOperation({ summary: "JSON Schema of a tournament's config" })
  @ApiOkResponse({ schema: { type: 'object' } })
  configSchema() {
    return configJsonSchema();
  }
}
