import { type BallotInput, ballotSchema, ballotView, type VoteInput, voteSchema, voteView } from '#contracts';
import { Controller, Ip, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../access/access.guard';
import { JsonBody } from '../admission/bodies';
import { VotesService } from './votes.service';

@ApiTags('votes')
@Controller()
export class VotesController {
  constructor(private readonly votes: VotesService) {}

  @Post('tournaments/:id/ballots')
  @ApiOperation({ summary: 'Two texts to vote on, without the names of their writers' })
  @Needs('voter')
  @ApiCreatedResponse({ standardSchema: ballotView })
  draw(@Param('id') id: string, @JsonBody(ballotSchema) input: BallotInput, @Ip() address: string) {
    return this.votes.draw(id, input, address);
  }

  @Post('ballots/:id/votes')
  @ApiOperation({ summary: 'Say which is better; tells who wrote what' })
  @Needs('voter')
  @ApiCreatedResponse({ standardSchema: voteView })
  cast(@Param('id') id: string, @JsonBody(voteSchema) input: VoteInput, @Ip() address: string) {
    return this.votes.cast(id, input, address);
  }
}
