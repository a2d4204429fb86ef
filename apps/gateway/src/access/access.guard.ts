/**
 * Whether one who was let in may do what is asked. A route that says nothing is for viewers if it is read (GET), else for operators.
 */
import type { IncomingMessage } from 'node:http';
import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Role } from '#contracts';
import { ForbiddenError, TooManyRequestsError } from '../shared/errors';
import { type Access, accessOf, checkRole, checkShown } from './access';

const NEEDED = 'role needed';
const WITHIN_BUDGET = 'counted against a budget';

/** Says for whom a route is. */
export const Needs = (role: Role): MethodDecorator & ClassDecorator => SetMetadata(NEEDED, role);
/** A route of operators that counts what it costs: those who have a budget may ask it. */
export const WithinBudget = (): MethodDecorator => SetMetadata(WITHIN_BUDGET, true);

interface Asked extends IncomingMessage {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly route: { readonly path: string };
}

/** What a published view may read beside its tournament: nothing of other tournaments is in it. */
const COMMON = /^\/api\/(access|health|health\/ready|config-schema|metrics)$/;
const OF_ITS_TOURNAMENT = /^\/api\/(tournaments|individuals)\/:\w+(\/|$)/;
const NOT_SHOWN = /^\/api\/tournaments\/:\w+\/(forks|archive)$/;
/** Why not. */
const HIDDEN: Readonly<Record<string, string>> = {
  forks: 'a published view does not show forks, which are other tournaments',
  archive: "a published view gives no archive, which holds who voted what; this needs a viewer's token",
};
/** An individual, or a tournament, as a value of a query. */
const INDIVIDUAL = /^[a-z0-9]{4,20}-\d+-\d+$/;

@Injectable()
export class AccessGuard implements CanActivate {
  private readonly limiters = new Map<string, RateLimiterMemory>();

  constructor(private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true; // messages of sockets look themselves, and answer in their own way
    const request = context.switchToHttp().getRequest<Asked>();
    const access = accessOf(request);
    await this.count(access);
    const place = [context.getHandler(), context.getClass()];
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const needed =
      this.reflector.getAllAndOverride<Role | undefined>(NEEDED, place) ?? (isRead ? 'viewer' : 'operator');
    checkRole(access, needed);
    if (access.tournamentId !== null) checkView(access, request);
    if (
      access.flops !== null &&
      needed === 'operator' &&
      !this.reflector.get<boolean | undefined>(WITHIN_BUDGET, place[0])
    ) {
      throw new ForbiddenError('the token has a budget; it may launch tournaments, vote and read, and nothing else');
    }
    return true;
  }

  private async count({ tokenId, requestsPerMinute }: Access): Promise<void> {
    if (tokenId === null || requestsPerMinute === null) return;
    const limiter = this.limiters.get(tokenId) ?? new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
    this.limiters.set(tokenId, limiter);
    await limiter.consume(tokenId).catch((refusal: unknown) => {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.ceil(refusal.msBeforeNext / 1000);
      throw new TooManyRequestsError(`at most ${requestsPerMinute} requests a minute with this token`, seconds);
    });
  }
}

function checkView(access: Access, { route: { path }, params, query }: Asked): void {
  if (COMMON.test(path)) return;
  if (!OF_ITS_TOURNAMENT.test(path))
    throw new ForbiddenError(`this view shows tournament ${access.tournamentId} alone`);
  checkShown(access, Object.values(params)[0]);
  const [, hidden] = NOT_SHOWN.exec(path) ?? [];
  if (hidden) throw new ForbiddenError(HIDDEN[hidden]);
  for (const value of Object.values(query).flat()) {
    if (typeof value === 'string' && INDIVIDUAL.test(value)) checkShown(access, value);
  }
}
