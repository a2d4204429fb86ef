import { type BeforeApplicationShutdown, Inject, Logger } from '@nestjs/common';
import {
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { EventBus } from '#conducting';
import type { ClientToServer, ServerToClient, Subscription, SubscriptionAnswer } from '#contracts';
import type { TournamentArchive } from '#tournament';
import { accessOf, checkShown } from '../access/access';
import { tokenRoom } from '../admission/admitting-io.adapter';
import { subscriptionSchema } from '../schemas/subscription.schema';
import { checkNames } from '../shared/check-names';
import { answerMessage } from '../shared/answer-message';
import { parseInput } from '../shared/parse-input';
import { ARCHIVE } from '../shared/tokens';
import { SOCKET_OPTIONS } from '../shared/socket-options';
import { FeedRoom } from './feed-room';
import { filterEvents } from './filter-events';
import { KeptSnapshots } from './kept-snapshots';
import { type Line, Subscriber, type SubscriberOptions } from './subscriber';
import { withoutVoters } from './without-voters';

/** A subscriber that does not acknowledge a batch for so long is disconnected; it comes back where it was. */
const ACKNOWLEDGE_MILLISECONDS = 30_000;
/** Tournaments that one socket may follow at once. */
const MOST_SUBSCRIPTIONS = 64;

type FeedSocket = Socket<ClientToServer, ServerToClient>;

/** Those who are live receive the room of this name; all subscribers receive progress in the room of the tournament's id. */
const liveRoom = (tournamentId: string): string => `live ${tournamentId}`;

/** The lineage feed over socket.io. */
@WebSocketGateway(SOCKET_OPTIONS)
export class FeedGateway implements OnGatewayInit, OnGatewayDisconnect, BeforeApplicationShutdown {
  @WebSocketServer() private readonly server!: Server<ClientToServer, ServerToClient>;
  private readonly rooms = new Map<string, FeedRoom>();
  /** One a room that reads the log. */
  private readonly reading = new Set<Promise<void>>();
  private readonly subscribers = new Map<FeedSocket, Map<string, Subscriber>>();
  private readonly logger = new Logger('feed');

  constructor(
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    private readonly bus: EventBus,
    private readonly snapshots: KeptSnapshots,
  ) {}

  afterInit(): void {
    this.bus.on('committed', (tournamentId) => this.rooms.get(tournamentId)?.wake());
    this.bus.on('missed', () => this.rooms.forEach((room) => room.wake()));
    for (const told of ['progress', 'progressElsewhere'] as const)
      this.bus.on(told, (progress) => this.server.to(progress.tournamentId).volatile.emit('progress', progress));
    this.bus.on('revoked', (tokenId) => void this.server.in(tokenRoom(tokenId)).disconnectSockets(true));
    this.bus.on('removed', (tournamentId) => this.removed(tournamentId));
  }

  private removed(tournamentId: string): void {
    this.snapshots.forget(tournamentId);
    this.rooms.get(tournamentId)?.end(`tournament ${tournamentId} was deleted`);
    this.rooms.delete(tournamentId);
    for (const subscribers of this.subscribers.values()) subscribers.delete(tournamentId);
  }

  /** What there is of the log; where there is nothing more, another server may have deleted the tournament. */
  private async readLog(tournamentId: string, after: number, limit: number) {
    const events = await this.archive.events(tournamentId, after, limit);
    if (events.length === 0 && !(await this.archive.find(tournamentId))) this.removed(tournamentId);
    return events;
  }

  /** All that ran is paused by now: who is live receives of it, and nobody reads the log once the database closes. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const room of this.rooms.values()) room.finish();
    await Promise.all(this.reading);
  }

  /** Who gives no acknowledgement to be answered by hears of a refusal as the feed's end; of one that will pass as a lost connection. */
  @SubscribeMessage('subscribe')
  async subscribe(socket: FeedSocket, message: unknown, acknowledge?: unknown): Promise<SubscriptionAnswer> {
    const answer = await answerMessage(this.logger, () => this.follow(socket, message));
    if (!answer.ok && typeof acknowledge !== 'function') {
      if (answer.retry) socket.disconnect(true);
      else socket.emit('ended', { tournamentId: tournamentIdIn(message), detail: answer.problem });
    }
    return answer;
  }

  private async follow(socket: FeedSocket, message: unknown): Promise<SubscriptionAnswer> {
    const subscription = parseInput(subscriptionSchema, message);
    const { tournamentId, after } = subscription;
    checkShown(accessOf(socket), tournamentId);
    const tournament = await this.archive.find(tournamentId);
    if (!tournament) return { ok: false, problem: `there is no tournament ${JSON.stringify(tournamentId)}` };
    for (const niche of subscription.filter?.niches ?? []) checkNames(tournament.config, { niche });
    for (const deme of subscription.filter?.demes ?? []) checkNames(tournament.config, { deme });
    const { lastSeq } = tournament;
    if (after > lastSeq) return { ok: false, problem: `after is ${after}, but the log ends at ${lastSeq}` };
    const others = this.subscribers.get(socket) ?? new Map<string, Subscriber>();
    others.get(tournamentId)?.close();
    if (others.size >= MOST_SUBSCRIPTIONS) return { ok: false, problem: `at most ${MOST_SUBSCRIPTIONS} at once` };
    if (!socket.connected) return { ok: false, problem: 'disconnected' };
    const subscriber = this.join(
      socket,
      subscription,
      this.rooms.get(tournamentId) ?? this.open(tournamentId, lastSeq),
    );
    this.subscribers.set(socket, others.set(tournamentId, subscriber));
    subscriber.start();
    await socket.join(tournamentId);
    return { ok: true, lastSeq };
  }

  @SubscribeMessage('unsubscribe')
  async unsubscribe(socket: FeedSocket, message: unknown): Promise<void> {
    const tournamentId = tournamentIdIn(message);
    if (!this.subscribers.get(socket)?.has(tournamentId)) return; // a socket is in other rooms, too
    this.leave(socket, tournamentId);
    await socket.leave(tournamentId);
  }

  handleDisconnect(socket: FeedSocket): void {
    for (const tournamentId of [...(this.subscribers.get(socket)?.keys() ?? [])]) this.leave(socket, tournamentId);
    this.subscribers.delete(socket);
  }

  private leave(socket: FeedSocket, tournamentId: string): void {
    this.subscribers.get(socket)?.get(tournamentId)?.close();
    this.subscribers.get(socket)?.delete(tournamentId);
    const room = this.rooms.get(tournamentId);
    if (!room?.isEmpty) return;
    room.close();
    this.rooms.delete(tournamentId);
  }

  private open(tournamentId: string, position: number): FeedRoom {
    const source = {
      read: (after: number, limit: number) => this.readLog(tournamentId, after, limit),
      broadcast: (batch: Parameters<ServerToClient['events']>[0]) => {
        this.server.to(liveRoom(tournamentId)).emit('events', batch);
        const newest = batch.events.at(-1);
        if (newest) this.bus.emit('told', (Date.now() - Date.parse(newest.at)) / 1000);
      },
    };
    const room = new FeedRoom(tournamentId, source, position);
    this.rooms.set(tournamentId, room);
    const reading = room
      .run()
      .catch((error: unknown) => {
        this.logger.warn({ tournamentId, problem: error instanceof Error ? error.message : String(error) });
        if (this.rooms.get(tournamentId) === room) this.rooms.delete(tournamentId);
        this.server.in(tournamentId).disconnectSockets(true); // they come back where they were
      })
      .finally(() => this.reading.delete(reading));
    this.reading.add(reading);
    return room;
  }

  private join(socket: FeedSocket, { tournamentId, after, mode = 'log', filter }: Subscription, room: FeedRoom) {
    const options = {
      mode,
      snapshot: (id: string, seq: number) => this.snapshots.of(id, seq),
      filter: this.filterFor(socket, filter),
    } satisfies ConstructorParameters<typeof Subscriber>[2];
    return new Subscriber(room, lineTo(socket, tournamentId), options, after, (error) => {
      if (socket.connected)
        this.logger.warn({ tournamentId, problem: error instanceof Error ? error.message : String(error) });
      socket.disconnect(true);
    });
  }

  private filterFor(socket: FeedSocket, filter: Subscription['filter']): SubscriberOptions['filter'] {
    const isView = accessOf(socket).tournamentId !== null;
    if (!filter && !isView) return undefined;
    return async (events) => {
      const asked = filter ? await filterEvents(events, filter, (ids) => this.archive.kinds(ids)) : [...events];
      return isView ? withoutVoters(asked) : asked;
    };
  }
}

/** The id that a message names, which may be anything. */
function tournamentIdIn(message: unknown): string {
  const named = typeof message === 'object' && message !== null && 'tournamentId' in message && message.tournamentId;
  return typeof named === 'string' ? named : '';
}

function lineTo(socket: FeedSocket, tournamentId: string): Line {
  const acknowledged = (emit: (patient: FeedSocket, done: (error?: Error | null) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const done = (error?: Error | null) => (error ? reject(error) : resolve());
      emit(socket.timeout(ACKNOWLEDGE_MILLISECONDS) as FeedSocket, done);
    });
  return {
    send: (batch) => acknowledged((patient, done) => patient.emit('events', batch, done)),
    sendPart: (part) => acknowledged((patient, done) => patient.emit('snapshot', part, done)),
    setLive: (live) => void (live ? socket.join(liveRoom(tournamentId)) : socket.leave(liveRoom(tournamentId))),
    waitingFrames: () => (socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length,
    end: (detail) => void socket.emit('ended', { tournamentId, detail }),
  };
}
