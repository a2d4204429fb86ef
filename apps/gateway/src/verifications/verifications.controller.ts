import { verificationView } from '#contracts';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { VerificationsService } from './verifications.service';

@ApiTags('verifications')
@Controller()
export class VerificationsController {
  constructor(private readonly verifications: VerificationsService) {}

  @Post('tournaments/:id/verifications')
  @HttpCode(202)
  @ApiOperation({ summary: 'Replay a finished tournament and compare lineage hashes' })
  @ApiAcceptedResponse({ standardSchema: verificationView })
  start(@Param('id') id: string) {
    return this.verifications.start(id);
  }

  @Get('verifications/:id')
  @ApiOperation({ summary: 'How far a verification has come' })
  @ApiOkResponse({ standardSchema: verificationView })
  get(@Param('id') id: string) {
    return this.verifications.get(id);
  }
}
