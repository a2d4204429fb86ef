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

/** Tokens that came with a request: one that a program sends, which then counts alone, or those that a browser keeps. */
export interface Brought {
  readonly told?: string;
  readonly own?: string;
  /** Of a published link, beside a person's own: so it takes nothing away from who has a token. */
  readonly link?: string;
}

export function tokensIn(headers: IncomingHttpHeaders): Brought {
  const [, told] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (told !== undefined) return { told };
  const kept = (headers.cookie ?? '').split(';').map((each) => each.trim());
  const valueOf = (name: string): string | undefined => {
    const found = kept.find((each) => each.startsWith(`${name}=`));
    return found === undefined ? undefined : decoded(found.slice(name.length + 1));
  };
  return { own: valueOf(cookieName(headers, false)), link: valueOf(cookieName(headers, true)) };
}

/** A cookie that scripts do not see and other sites' requests do not carry. It holds for where the page lies, below a prefix too. */
export function cookieOf(token: string, headers: IncomingHttpHeaders, isView: boolean): string {
  return `${cookieName(headers, isView)}=${encodeURIComponent(token)}; HttpOnly; SameSite=Strict`;
}

/** Have a browser forget what it keeps. */
export function noCookies(headers: IncomingHttpHeaders): string[] {
  return [false, true].map((isView) => `${cookieOf('', headers, isView)}; Max-Age=0`);
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
