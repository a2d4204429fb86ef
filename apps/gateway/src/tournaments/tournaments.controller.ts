import type { ServerResponse } from 'node:http';
import {
  type AnnotationInput,
  annotationSchema,
  type EventsInput,
  eventsQuerySchema,
  eventView,
  forkSchema,
  generationView,
  individualPage,
  type IndividualsInput,
  individualsQuerySchema,
  individualView,
  type InterventionInput,
  interventionSchema,
  launchSchema,
  type LeaderboardInput,
  leaderboardQuerySchema,
  leaderboardRow,
  type ListQuery,
  listQuerySchema,
  type ResumeInput,
  resumeSchema,
  type TableInput,
  tableQuerySchema,
  tournamentPage,
  tournamentView,
} from '#contracts';
import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import type { TournamentArchive } from '#tournament';
import { accessOf } from '../access/access';
import { WithinBudget } from '../access/access.guard';
import { JsonBody } from '../admission/bodies';
import { withoutVoters } from '../feed/without-voters';
import { checkNames } from '../shared/check-names';
import { ApiTable } from '../shared/api-table';
import { listAs, pageAs } from '../shared/tables';
import { ARCHIVE } from '../shared/tokens';
import { FinishedInterceptor } from '../shared/unchanging.interceptor';
import { InterventionsService } from './interventions.service';
import { TournamentsService } from './tournaments.service';

const WAITS = 'Recorded; no selection service has begun it so far: the first that can, will';

@ApiTags('tournaments')
@Controller('tournaments')
export class TournamentsController {
  constructor(
    private readonly tournaments: TournamentsService,
    private readonly interventions: InterventionsService,
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
  ) {}

  @Post()
  @WithinBudget()
  @ApiOperation({ summary: 'Launch a tournament' })
  @ApiCreatedResponse({ standardSchema: tournamentView })
  @ApiAcceptedResponse({ standardSchema: tournamentView, description: WAITS })
  async launch(
    @JsonBody(launchSchema, { largestKibibytes: 128, isChecked: false }) body: unknown,
    @Req() request: object,
    @Res({ passthrough: true }) response: ServerResponse,
  ) {
    const { launched, hasBegun } = await this.tournaments.launch(body, accessOf(request));
    if (!hasBegun) response.statusCode = 202;
    return launched;
  }

  @Get()
  @ApiOperation({ summary: 'Tournaments, newest first' })
  @ApiOkResponse({ standardSchema: tournamentPage })
  list(@Query({ schema: listQuerySchema }) query: ListQuery) {
    return this.archive.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One tournament' })
  @ApiOkResponse({ standardSchema: tournamentView })
  get(@Param('id') id: string) {
    return this.tournaments.get(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Give it a name or notes' })
  @ApiOkResponse({ standardSchema: tournamentView })
  annotate(@Param('id') id: string, @JsonBody(annotationSchema, { largestKibibytes: 64 }) annotation: AnnotationInput) {
    return this.tournaments.annotate(id, annotation);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove it with all that lived in it; 409 while it runs' })
  @ApiNoContentResponse()
  remove(@Param('id') id: string) {
    return this.tournaments.remove(id);
  }

  @Post(':id/interventions')
  @ApiOperation({ summary: 'Change its environment from the next generation on' })
  @ApiCreatedResponse({ standardSchema: interventionSchema })
  intervene(@Param('id') id: string, @JsonBody(interventionSchema) intervention: InterventionInput) {
    return this.interventions.intervene(id, intervention);
  }

  @Post(':id/forks')
  @ApiOperation({ summary: 'Go on from one of its closed generations, in a changed environment' })
  @ApiCreatedResponse({ standardSchema: z.array(tournamentView) })
  @ApiAcceptedResponse({ standardSchema: z.array(tournamentView), description: WAITS })
  async fork(
    @Param('id') id: string,
    @JsonBody(forkSchema, { largestKibibytes: 128, isChecked: false }) body: unknown,
    @Res({ passthrough: true }) response: ServerResponse,
  ) {
    const { launched, hasBegun } = await this.tournaments.fork(id, body);
    if (!hasBegun) response.statusCode = 202;
    return launched;
  }

  @Get(':id/forks')
  @ApiOperation({ summary: 'Its forks, the oldest first' })
  @ApiOkResponse({ standardSchema: z.array(tournamentView) })
  forks(@Param('id') id: string) {
    return this.tournaments.forks(id);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'Pause it; answers when it has stopped' })
  @ApiOkResponse({ standardSchema: tournamentView })
  pause(@Param('id') id: string) {
    return this.tournaments.pause(id);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go on with it' })
  @ApiOkResponse({ standardSchema: tournamentView })
  resume(@Param('id') id: string, @JsonBody(resumeSchema) { workers }: ResumeInput) {
    return this.tournaments.resume(id, workers);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'End it for good' })
  @ApiOkResponse({ standardSchema: tournamentView })
  cancel(@Param('id') id: string) {
    return this.tournaments.cancel(id);
  }

  @Get(':id/generations')
  @UseInterceptors(FinishedInterceptor)
  @ApiOperation({ summary: 'Its closed generations: leaders, arenas and metrics' })
  @ApiTable(z.array(generationView))
  async generations(@Param('id') id: string, @Query({ schema: tableQuerySchema }) { format }: TableInput) {
    await this.tournaments.get(id);
    return listAs(format, `${id}-generations`, generationView, await this.archive.generations(id));
  }

  @Get(':id/individuals')
  @UseInterceptors(FinishedInterceptor)
  @ApiOperation({ summary: 'Everyone who ever lived in it' })
  @ApiTable(individualPage)
  async individuals(@Param('id') id: string, @Query({ schema: individualsQuerySchema }) query: IndividualsInput) {
    const { config } = await this.tournaments.get(id);
    const { format, cursor, limit, ...filter } = query;
    checkNames(config, filter);
    return pageAs(format, `${id}-individuals`, individualView, { cursor, limit }, (page) =>
      this.archive.individuals(id, { ...filter, ...page }),
    );
  }

  @Get(':id/leaderboard')
  @UseInterceptors(FinishedInterceptor)
  @ApiOperation({
    summary:
      'Niche by niche individuals, and on the test part the n-gram baselines, by bits per character; champions have test scores ' +
      'once the tournament has finished, until then ask for the validation part',
  })
  @ApiTable(z.array(leaderboardRow))
  async leaderboard(
    @Param('id') id: string,
    @Query({ schema: leaderboardQuerySchema }) { format, part, limit }: LeaderboardInput,
  ) {
    await this.tournaments.get(id);
    const rows = await this.archive.leaderboard(id, part, limit);
    return listAs(format, `${id}-leaderboard`, leaderboardRow, rows);
  }

  @Get(':id/events')
  @UseInterceptors(FinishedInterceptor)
  @ApiOperation({ summary: 'Its event log after a sequence number' })
  @ApiOkResponse({ standardSchema: z.array(eventView) })
  async events(
    @Req() request: object,
    @Param('id') id: string,
    @Query({ schema: eventsQuerySchema }) { after, limit }: EventsInput,
  ) {
    await this.tournaments.get(id);
    const events = await this.archive.events(id, after, limit);
    return accessOf(request).tournamentId === null ? events : withoutVoters(events);
  }
}
