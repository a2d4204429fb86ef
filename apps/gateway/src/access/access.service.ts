import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '#conducting';
import type { NewTokenView, PublicationInput, PublicationView, TokenInput, TokenView } from '#contracts';
import type { AccessStore, KeptToken } from '#persistence';
import type { TournamentStore } from '#tournament';
import { found, NotFoundError } from '../shared/errors';
import { newId } from '../shared/new-id';
import { ACCESS, STORE } from '../shared/tokens';
import { drawnToken, KnownTokens } from './known-tokens';

/** What another server on the same database changes holds here after so long. */
const LOOK_MILLISECONDS = 5_000;
const DAY = 86_400_000;
/** A minute, of all who have a link together. */
const VIEW_REQUESTS = 1_000;

/** Makes, lists and revokes tokens. */
@Injectable()
export class AccessService implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('access');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(ACCESS) private readonly store: AccessStore,
    @Inject(STORE) private readonly tournaments: TournamentStore,
    private readonly known: KnownTokens,
    private readonly bus: EventBus,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => {
      this.look().catch((error: unknown) => this.logger.warn(error instanceof Error ? error.message : error));
    }, LOOK_MILLISECONDS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async list(): Promise<TokenView[]> {
    const tokens = await this.store.tokens();
    return Promise.all(tokens.map(async (token) => toView(token, await this.store.spent(token.id))));
  }

  create(input: TokenInput): Promise<NewTokenView> {
    return this.add({ ...input, tournamentId: null });
  }

  /** A link that shows one tournament to whoever has it. */
  async publish(tournamentId: string, { days }: PublicationInput): Promise<PublicationView> {
    found('tournament', tournamentId, await this.tournaments.find(tournamentId));
    const name = `view of ${tournamentId}`;
    const view = await this.add({
      name,
      role: 'viewer',
      days,
      requestsPerMinute: VIEW_REQUESTS,
      flops: null,
      tournamentId,
    });
    return { ...view, path: `?token=${view.token}#/tournaments/${tournamentId}` };
  }

  async revoke(id: string): Promise<void> {
    if (!(await this.store.remove(id))) throw new NotFoundError('token', id);
    await this.look();
  }

  private async add({ days, ...given }: TokenInput & Pick<TokenView, 'tournamentId'>): Promise<NewTokenView> {
    const id = newId();
    const { token, sha256 } = drawnToken(id);
    const now = Date.now();
    const kept: KeptToken = {
      id,
      ...given,
      sha256,
      createdAt: new Date(now).toISOString(),
      expiresAt: days === null ? null : new Date(now + days * DAY).toISOString(),
    };
    await this.store.insert(kept);
    await this.look();
    return { ...toView(kept, 0), token };
  }

  /** Who holds what is gone by now is disconnected from the feed. */
  private async look(): Promise<void> {
    const gone = this.known.replace(await this.store.tokens());
    for (const id of [...gone, ...this.known.expired()]) this.bus.emit('revoked', id);
  }
}

function toView({ sha256: _sha256, ...token }: KeptToken, flopsSpent: number): TokenView {
  return { ...token, flopsSpent };
}
