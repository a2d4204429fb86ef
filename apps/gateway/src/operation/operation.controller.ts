import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { OperationService } from './operation.service';
import { PROMETHEUS_TYPE } from './prometheus-text';

@ApiTags('about')
@Controller('prometheus')
export class OperationController {
  constructor(private readonly operation: OperationService) {}

  @Get()
  @Header('Content-Type', PROMETHEUS_TYPE)
  @ApiOperation({ summary: 'What to watch of this server, for Prometheus: docs/operations.md' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  read() {
    return this.operation.text();
  }
}
