import { Inject, Logger } from '@nestjs/common';
import {
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient, SubscriptionAnswer } from '#contracts';
import type { TournamentArchive } from '#tournament';
import { subscriptionSchema } from '../schemas/requests.schema';
import { ARCHIVE } from '../shared/tokens';
import { SOCKET_OPTIONS } from '../shared/socket-options';
import { EventBus } from './event-bus';
import { LogReader } from './log-reader';

/** A subscriber that does not acknowledge a batch for so long is disconnected; it comes back where it was. */
const ACKNOWLEDGE_MILLISECONDS = 30_000;
/** Tournaments that one socket may follow at once. */
const MOST_SUBSCRIPTIONS = 64;

type FeedSocket = Socket<ClientToServer, ServerToClient>;

/** The lineage feed over socket.io: one room a tournament. */
@WebSocketGateway(SOCKET_OPTIONS)
export class FeedGateway implements OnGatewayInit, OnGatewayDisconnect {
  @WebSocketServer() private readonly server!: Server<ClientToServer, ServerToClient>;
  private readonly readers = new Map<FeedSocket, Map<string, LogReader>>();
  private readonly logger = new Logger('feed');

  constructor(
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    private readonly bus: EventBus,
  ) {}

  afterInit(): void {
    this.bus.on('committed', (tournamentId) => {
      for (const readers of this.readers.values()) readers.get(tournamentId)?.wake();
    });
    this.bus.on('progress', (progress) => this.server.to(progress.tournamentId).volatile.emit('progress', progress));
  }

  @SubscribeMessage('subscribe')
  async subscribe(socket: FeedSocket, message: unknown): Promise<SubscriptionAnswer> {
    const parsed = subscriptionSchema.safeParse(message);
    if (!parsed.success) return { ok: false, problem: 'subscribe takes {tournamentId, after}, after being 0 or more' };
    const { tournamentId, after } = parsed.data;
    const tournament = await this.archive.find(tournamentId);
    if (!tournament) return { ok: false, problem: `there is no tournament ${JSON.stringify(tournamentId)}` };
    const { lastSeq } = tournament;
    if (after > lastSeq) return { ok: false, problem: `after is ${after}, but the log ends at ${lastSeq}` };
    const readers = this.readers.get(socket) ?? new Map<string, LogReader>();
    if (readers.size >= MOST_SUBSCRIPTIONS) return { ok: false, problem: `at most ${MOST_SUBSCRIPTIONS} at once` };
    if (!socket.connected) return { ok: false, problem: 'disconnected' };
    readers.get(tournamentId)?.close();
    const reader = this.follow(socket, tournamentId, after);
    this.readers.set(socket, readers.set(tournamentId, reader));
    await socket.join(tournamentId);
    return { ok: true, lastSeq };
  }

  @SubscribeMessage('unsubscribe')
  async unsubscribe(socket: FeedSocket, message: { tournamentId?: unknown } | undefined): Promise<void> {
    const tournamentId = String(message?.tournamentId);
    this.readers.get(socket)?.get(tournamentId)?.close();
    this.readers.get(socket)?.delete(tournamentId);
    await socket.leave(tournamentId);
  }

  handleDisconnect(socket: FeedSocket): void {
    for (const reader of this.readers.get(socket)?.values() ?? []) reader.close();
    this.readers.delete(socket);
  }

  private follow(socket: FeedSocket, tournamentId: string, after: number): LogReader {
    const reader = new LogReader(
      {
        read: (last, limit) => this.archive.events(tournamentId, last, limit),
        send: async (batch) => {
          await socket.timeout(ACKNOWLEDGE_MILLISECONDS).emitWithAck('events', [...batch]);
        },
      },
      after,
    );
    reader.run().catch((error: unknown) => {
      if (socket.connected) this.logger.warn(`${tournamentId}: ${error instanceof Error ? error.message : error}`);
      socket.disconnect(true);
    });
    return reader;
  }
}
