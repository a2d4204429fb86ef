import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  type AncestorsInput,
  ancestorsQuerySchema,
  type AnnotationInput,
  annotationSchema,
  type SampleInput,
  sampleSchema,
} from '../schemas/requests.schema';
import { ancestorView, individualDetailView, sampleView } from '../schemas/views.schema';
import { IndividualsService } from './individuals.service';

@ApiTags('individuals')
@Controller('individuals')
export class IndividualsController {
  constructor(private readonly individuals: IndividualsService) {}

  @Get(':id')
  @ApiOperation({ summary: 'One individual: genome, phenotype, parents, exams, loss curve' })
  @ApiOkResponse({ standardSchema: individualDetailView })
  get(@Param('id') id: string) {
    return this.individuals.get(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Give it a name or notes' })
  @ApiOkResponse({ standardSchema: individualDetailView })
  annotate(@Param('id') id: string, @Body({ schema: annotationSchema }) annotation: AnnotationInput) {
    return this.individuals.annotate(id, annotation);
  }

  @Get(':id/ancestors')
  @ApiOperation({ summary: 'The individual and its ancestors, nearest first' })
  @ApiOkResponse({ standardSchema: z.array(ancestorView) })
  ancestors(@Param('id') id: string, @Query({ schema: ancestorsQuerySchema }) { depth }: AncestorsInput) {
    return this.individuals.ancestors(id, depth);
  }

  @Post(':id/samples')
  @ApiOperation({ summary: 'Let it continue a prompt' })
  @ApiCreatedResponse({ standardSchema: sampleView })
  sample(@Param('id') id: string, @Body({ schema: sampleSchema }) input: SampleInput) {
    return this.individuals.sample(id, input);
  }
}
