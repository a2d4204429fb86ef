import { Logger } from '@nestjs/common';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { z } from 'zod';
import { type BallotAnswer, ballotSchema, type VoteAnswer, voteSchema } from '#contracts';
import { accessOf, checkRole } from '../access/access';
import { answerMessage } from '../shared/answer-message';
import { parseInput } from '../shared/parse-input';
import { SOCKET_OPTIONS } from '../shared/socket-options';
import { VotesService } from './votes.service';

const ballotMessage = ballotSchema.extend({ tournamentId: z.string().max(64) });
const voteMessage = voteSchema.extend({ ballotId: z.string().max(64) });

/** Votes over the feed's connection; what they mean is the service's. */
@WebSocketGateway(SOCKET_OPTIONS)
export class VotesGateway {
  private readonly logger = new Logger('votes');

  constructor(private readonly votes: VotesService) {}

  @SubscribeMessage('ballot')
  draw(socket: Socket, message: unknown): Promise<BallotAnswer> {
    return answerMessage(this.logger, async () => {
      checkRole(accessOf(socket), 'voter');
      const { tournamentId, ...input } = parseInput(ballotMessage, message);
      return { ok: true, ballot: await this.votes.draw(tournamentId, input, socket.handshake.address) };
    });
  }

  @SubscribeMessage('vote')
  cast(socket: Socket, message: unknown): Promise<VoteAnswer> {
    return answerMessage(this.logger, async () => {
      checkRole(accessOf(socket), 'voter');
      const { ballotId, ...input } = parseInput(voteMessage, message);
      return { ok: true, vote: await this.votes.cast(ballotId, input, socket.handshake.address) };
    });
  }
}
