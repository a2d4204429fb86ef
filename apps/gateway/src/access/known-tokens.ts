/** The tokens that are let in, in memory: each request is looked up here. Their secrets are not; hashes are compared, in constant time. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeptToken } from '#persistence';
import type { Access } from './access';

/** `clade_<id>_<secret>`: the id is no secret, and finds the hash to compare with. */
const FORM = /^clade_([a-z0-9]{4,20})_[\w-]{32}$/;
const NO_HASH = Buffer.alloc(32);

export function drawnToken(id: string): { readonly token: string; readonly sha256: string } {
  const token = `clade_${id}_${randomBytes(24).toString('base64url')}`;
  return { token, sha256: hashOf(token).toString('hex') };
}

interface Known extends Access {
  readonly hash: Buffer;
  /** Milliseconds; never where it is infinite. */
  readonly expires: number;
}

export class KnownTokens {
  private known = new Map<string, Known>();

  /** Ids that were known and are no more. */
  replace(tokens: readonly KeptToken[]): string[] {
    const before = this.known;
    this.known = new Map(tokens.map((token) => [token.id, toKnown(token)]));
    return [...before.keys()].filter((id) => !this.known.has(id));
  }

  /** Undefined where the token is none of these, or has expired. */
  find(given: string, now = Date.now()): Access | undefined {
    const known = this.known.get(FORM.exec(given)?.[1] ?? '');
    const isSame = timingSafeEqual(hashOf(given), known?.hash ?? NO_HASH);
    if (!known || !isSame || now >= known.expires) return undefined;
    const { hash: _hash, expires: _expires, ...access } = known;
    return access;
  }

  /** Those that have expired. */
  expired(now = Date.now()): string[] {
    return [...this.known].filter(([, { expires }]) => now >= expires).map(([id]) => id);
  }
}

function toKnown({ id, role, tournamentId, requestsPerMinute, flops, sha256, expiresAt }: KeptToken): Known {
  return {
    tokenId: id,
    role,
    tournamentId,
    requestsPerMinute,
    flops,
    isLimited: [requestsPerMinute, flops, expiresAt].some((limit) => limit !== null),
    hash: Buffer.from(sha256, 'hex'),
    expires: expiresAt === null ? Infinity : Date.parse(expiresAt),
  };
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
