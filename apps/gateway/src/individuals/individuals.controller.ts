import {
  type AnnotationInput,
  annotationSchema,
  type ExportInput,
  exportQuerySchema,
  individualDetailView,
  type SampleInput,
  sampleSchema,
  sampleView,
} from '#contracts';
import { Controller, Get, Param, Patch, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { JsonBody } from '../admission/bodies';
import { IndividualsService } from './individuals.service';

@ApiTags('individuals')
@Controller('individuals')
export class IndividualsController {
  constructor(private readonly individuals: IndividualsService) {}

  @Get(':id')
  @ApiOperation({ summary: 'One individual: genome, phenotype, parents, evaluations, loss curve' })
  @ApiOkResponse({ standardSchema: individualDetailView })
  get(@Param('id') id: string) {
    return this.individuals.get(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Give it a name or notes' })
  @ApiOkResponse({ standardSchema: individualDetailView })
  annotate(@Param('id') id: string, @JsonBody(annotationSchema, { largestKibibytes: 64 }) annotation: AnnotationInput) {
    return this.individuals.annotate(id, annotation);
  }

  @Post(':id/samples')
  @ApiOperation({ summary: 'Let it continue a prompt' })
  @ApiCreatedResponse({ standardSchema: sampleView })
  sample(@Param('id') id: string, @JsonBody(sampleSchema, { largestKibibytes: 64 }) input: SampleInput) {
    return this.individuals.sample(id, input);
  }

  @Get(':id/export')
  @ApiOperation({ summary: 'Its model as a file: an ONNX graph with its weights, or the weights alone as safetensors' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(@Param('id') id: string, @Query({ schema: exportQuerySchema }) { format }: ExportInput) {
    const bytes = await this.individuals.export(id, format);
    return new StreamableFile(bytes, { disposition: `attachment; filename="${id}.${format}"` });
  }
}
