import { Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  experimentCellView,
  experimentDetailView,
  experimentJsonSchema,
  type ExperimentMetricInput,
  experimentMetricQuerySchema,
  experimentMetricView,
  experimentPage,
  experimentPlanView,
  experimentSchema,
  type ExperimentsInput,
  experimentsQuerySchema,
  type ResumeInput,
  resumeSchema,
  type TableInput,
  tableQuerySchema,
} from '#contracts';
import { JsonBody } from '../admission/bodies';
import { ApiTable } from '../shared/api-table';
import { listAs } from '../shared/tables';
import { ExperimentsService } from './experiments.service';

@ApiTags('experiments')
@Controller()
export class ExperimentsController {
  constructor(private readonly experiments: ExperimentsService) {}

  @Post('experiments')
  @ApiOperation({ summary: 'Launch an experiment: arms x seeds x levels of factors, each cell a tournament' })
  @ApiCreatedResponse({ standardSchema: experimentDetailView })
  launch(@JsonBody(experimentSchema, { largestKibibytes: 256, isChecked: false }) body: unknown) {
    return this.experiments.launch(body);
  }

  @Post('experiment-plans')
  @HttpCode(200)
  @ApiOperation({ summary: 'Check an experiment and tell what it can find and would spend; nothing is kept or run' })
  @ApiOkResponse({ standardSchema: experimentPlanView })
  plan(@JsonBody(experimentSchema, { largestKibibytes: 256, isChecked: false }) body: unknown) {
    return this.experiments.plan(body);
  }

  @Get('experiments')
  @ApiOperation({ summary: 'Experiments, newest first' })
  @ApiOkResponse({ standardSchema: experimentPage })
  list(@Query({ schema: experimentsQuerySchema }) query: ExperimentsInput) {
    return this.experiments.list(query);
  }

  @Get('experiments/:id')
  @ApiOperation({ summary: 'One experiment: its tournaments, and what they show as far as they have finished' })
  @ApiOkResponse({ standardSchema: experimentDetailView })
  get(@Param('id') id: string) {
    return this.experiments.get(id);
  }

  @Get('experiments/:id/runs')
  @ApiOperation({
    summary: 'Its tournaments in their order: arm, seed, primary outcome, FLOPs and lineage hash of each',
  })
  @ApiTable(z.array(experimentCellView))
  async runs(@Param('id') id: string, @Query({ schema: tableQuerySchema }) { format }: TableInput) {
    const { runs } = await this.experiments.get(id);
    return listAs(format, `${id}-runs`, experimentCellView, runs);
  }

  @Get('experiments/:id/metric')
  @ApiOperation({
    summary: 'A metric over its seeds: as another outcome than the primary one, and each arm by generation',
    description: 'Looked at afterwards, it explains; the primary outcome, named beforehand, decides.',
  })
  @ApiOkResponse({ standardSchema: experimentMetricView })
  metric(@Param('id') id: string, @Query({ schema: experimentMetricQuerySchema }) query: ExperimentMetricInput) {
    return this.experiments.metric(id, query);
  }

  @Delete('experiments/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove it with all its tournaments; 409 while it runs' })
  @ApiNoContentResponse()
  remove(@Param('id') id: string) {
    return this.experiments.remove(id);
  }

  @Post('experiments/:id/pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'Pause all of it; answers when it has stopped' })
  @ApiOkResponse({ standardSchema: experimentDetailView })
  pause(@Param('id') id: string) {
    return this.experiments.pause(id);
  }

  @Post('experiments/:id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'End all that has not finished, for good; what has finished is kept' })
  @ApiOkResponse({ standardSchema: experimentDetailView })
  cancel(@Param('id') id: string) {
    return this.experiments.cancel(id);
  }

  @Post('experiments/:id/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go on with all that has not finished' })
  @ApiOkResponse({ standardSchema: experimentDetailView })
  resume(@Param('id') id: string, @JsonBody(resumeSchema) { workers }: ResumeInput) {
    return this.experiments.resume(id, workers);
  }

  @Get('experiment-schema')
  @ApiOperation({ summary: "JSON Schema of an experiment's config" })
  @ApiOkResponse({ schema: { type: 'object' } })
  configSchema() {
    return experimentJsonSchema();
  }
}
