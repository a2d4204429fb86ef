import { Logger } from '@nestjs/common';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { z } from 'zod';
import type { BallotAnswer, VoteAnswer } from '#contracts';
import { ballotSchema, voteSchema } from '../schemas/requests.schema';
import { describeInOneLine } from '../shared/describe-issues';
import { SOCKET_OPTIONS } from '../shared/socket-options';
import { problemOf } from '../shared/problem.filter';
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
    return this.answer(ballotMessage, message, async ({ tournamentId, ...input }) => {
      return { ballot: await this.votes.draw(tournamentId, input, socket.handshake.address) };
    });
  }

  @SubscribeMessage('vote')
  cast(socket: Socket, message: unknown): Promise<VoteAnswer> {
    return this.answer(voteMessage, message, async ({ ballotId, ...input }) => {
      return { vote: await this.votes.cast(ballotId, input, socket.handshake.address) };
    });
  }

  private async answer<Message, Value>(
    schema: z.ZodType<Message>,
    message: unknown,
    act: (message: Message) => Promise<Value>,
  ): Promise<({ ok: true } & Value) | { ok: false; problem: string }> {
    const parsed = schema.safeParse(message, { reportInput: true });
    if (!parsed.success) return { ok: false, problem: describeInOneLine(parsed.error) };
    try {
      return { ok: true, ...(await act(parsed.data)) };
    } catch (error) {
      const { status, detail } = problemOf(error);
      if (status === 500) this.logger.error(error instanceof Error ? error.stack : error);
      return { ok: false, problem: detail };
    }
  }
}
