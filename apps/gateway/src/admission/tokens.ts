/** The token that a server asks for which others can reach. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export function drawToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Takes as long whatever is given. */
export function isSameToken(given: string | undefined, token: string): boolean {
  return timingSafeEqual(digestOf(given ?? ''), digestOf(token));
}

/** That of `Authorization: Bearer`, or that of the cookie of the server whose own token this is. */
export function tokenIn(
  { authorization, cookie = '' }: IncomingHttpHeaders,
  ownToken: string | null,
): string | undefined {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
  if (bearer !== undefined) return bearer;
  const name = `${cookieName(ownToken)}=`;
  const kept = cookie.split(';').find((each) => each.trim().startsWith(name));
  return kept && decoded(kept.trim().slice(name.length));
}

/** A cookie that scripts do not see and other sites' requests do not carry. It holds for where the page lies, below a prefix too. */
export function cookieOf(token: string, ownToken: string | null): string {
  return `${cookieName(ownToken)}=${encodeURIComponent(token)}; HttpOnly; SameSite=Strict`;
}

/** Servers at different ports of one host share its cookies. */
function cookieName(ownToken: string | null): string {
  return `clade-${digestOf(ownToken ?? '')
    .toString('hex')
    .slice(0, 8)}`;
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
