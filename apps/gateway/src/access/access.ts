/** What one who asks may do. Kept beside the request or socket that it came with. */
import type { Role } from '#contracts';
import { ForbiddenError } from '../shared/errors';

export interface Access {
  /** Of the token that was brought; null: the server's own, or none where it asks for none. */
  readonly tokenId: string | null;
  readonly role: Role;
  /** That alone which may be seen; null: all. */
  readonly tournamentId: string | null;
  /** Null: as many as it likes. */
  readonly requestsPerMinute: number | null;
  /** That it may launch in all; null: as many as it likes. */
  readonly flops: number | null;
  /** Whether anything bounds it: requests, FLOPs, or the time for which it holds. */
  readonly isLimited: boolean;
}

/** Of the server's own token, and of those who reach a server that asks for none. */
export const EVERYTHING: Access = {
  tokenId: null,
  role: 'operator',
  tournamentId: null,
  requestsPerMinute: null,
  flops: null,
  isLimited: false,
};

const RANK: Readonly<Record<Role, number>> = { viewer: 0, voter: 1, operator: 2 };
const brought = new WeakMap<object, Access>();

export function keepAccess(asking: object, access: Access): void {
  brought.set(asking, access);
}

export function accessOf(asking: object): Access {
  const access = brought.get(asking);
  if (!access) throw new ForbiddenError('nobody looked at the token of this request');
  return access;
}

/** Throws a ForbiddenError that says what is needed. */
export function checkRole({ role, tournamentId }: Access, needed: Role): void {
  if (RANK[role] >= RANK[needed]) return;
  const own = tournamentId === null ? `the token is a ${role}'s` : 'a published view is for reading';
  throw new ForbiddenError(`${own}; this needs one of ${needed === 'voter' ? 'a voter' : 'an operator'}`);
}

/** Throws a ForbiddenError where a token of this one would outlive it, or do more than it may. */
export function checkUnlimited({ isLimited }: Access): void {
  if (isLimited)
    throw new ForbiddenError('a token with a limit of requests, FLOPs or days makes and revokes no tokens');
}

/** Throws a ForbiddenError unless `id` is the tournament that may be seen, or one who lived in it. */
export function checkShown({ tournamentId }: Access, id: string): void {
  if (tournamentId === null || id === tournamentId || id.startsWith(`${tournamentId}-`)) return;
  throw new ForbiddenError(`this view shows tournament ${tournamentId} alone`);
}
