import { type VerificationInput, verificationSchema, verificationView } from '#contracts';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { JsonBody } from '../admission/bodies';
import { VerificationsService } from './verifications.service';

@ApiTags('verifications')
@Controller()
export class VerificationsController {
  constructor(private readonly verifications: VerificationsService) {}

  @Post('tournaments/:id/verifications')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Replay a tournament and compare lineage hashes; tell the first that differs, and repair files',
  })
  @ApiAcceptedResponse({ standardSchema: verificationView })
  start(@Param('id') id: string, @JsonBody(verificationSchema) input: VerificationInput) {
    return this.verifications.start(id, input);
  }

  @Get('verifications/:id')
  @ApiOperation({ summary: 'How far a verification has come' })
  @ApiOkResponse({ standardSchema: verificationView })
  get(@Param('id') id: string) {
    return this.verifications.get(id);
  }
}
