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

/**
 * Those that came with a request, the one that counts first: that of `Authorization: Bearer` alone; or that of a person's cookie, then that
 * of a published link, which so takes nothing away from who has a token, nor (`asksForNone`) from who needs none.
 */
export function tokensIn(headers: IncomingHttpHeaders, asksForNone = false): string[] {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (bearer !== undefined) return [bearer];
  const kept = (headers.cookie ?? '').split(';').map((each) => each.trim());
  const names = [cookieName(headers, false), ...(asksForNone ? [] : [cookieName(headers, true)])];
  return names.flatMap((name) => {
    const found = kept.find((each) => each.startsWith(`${name}=`));
    return found === undefined ? [] : [decoded(found.slice(name.length + 1))];
  });
}

/** A cookie that scripts do not see and other sites' requests do not carry. It holds for where the page lies, below a prefix too. */
export function cookieOf(token: string, headers: IncomingHttpHeaders, isView: boolean): string {
  return `${cookieName(headers, isView)}=${encodeURIComponent(token)}; HttpOnly; SameSite=Strict`;
}

/** Servers at different ports of one host share its cookies, so that the name tells the port. */
function cookieName({ host = '' }: IncomingHttpHeaders, isView: boolean): string {
  const [, port = 'default'] = /:(\d+)$/.exec(host) ?? [];
  return `clade${isView ? '-view' : ''}-${port}`;
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
