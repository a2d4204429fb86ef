/** Who is let in: by the name of the server, by the page that asks, and by the token. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Problem } from '../shared/send-problem';
import { type Access, EVERYTHING } from '../access/access';
import { allowedHosts } from './hosts';
import { isForeign } from './origins';
import { type Brought, isSameToken, tokensIn } from './tokens';

export interface AdmissionRules {
  readonly host: string;
  /** More names that it answers to. */
  readonly allowedHosts: readonly string[];
  /** That of the server itself; null where none is asked for. */
  readonly token: string | null;
}

/** Looks up a token that was made for someone. */
export type FindToken = (given: string) => Access | undefined;

export interface Asking {
  readonly method?: string;
  readonly url?: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Admission {
  /** Why a request is refused whoever makes it. */
  refusalOf(asking: Asking): Problem | undefined;
  /** What may be done with the token of a request, or with one that is given beside it; or why it is not let in. */
  access(headers: IncomingHttpHeaders, given?: unknown): Access | Problem;
}

export function createAdmission(
  { host, allowedHosts: others, token }: AdmissionRules,
  find: FindToken = () => undefined,
): Admission {
  const answersTo = allowedHosts(host, others);
  const named = new Set(others.map((each) => each.toLowerCase()));
  return {
    refusalOf({ method, headers }) {
      if (!answersTo(headers.host)) {
        const detail = `this server does not answer to the name ${headers.host ?? '(none)'}; CLADE_ALLOWED_HOSTS lists more names`;
        return { status: 421, detail };
      }
      if (!isForeign(method, headers, (there) => named.has(there))) return undefined;
      const from = headers.origin ?? 'another site';
      return {
        status: 403,
        detail: `a page of ${from} asks this; only pages of this server may, and of CLADE_ALLOWED_HOSTS`,
      };
    },
    access(headers, given) {
      const { told, own, link }: Brought = typeof given === 'string' ? { told: given } : tokensIn(headers);
      const brought = [told, own, link].filter((each) => each !== undefined);
      for (const each of brought) {
        const found = token !== null && isSameToken(each, token) ? EVERYTHING : find(each);
        if (found) return found;
      }
      if (token !== null) return brought.length > 0 ? WRONG_TOKEN : TOKEN_MISSING;
      // A cookie of one's own may be of an older server at this address: it locks nobody out. A link that has ended gives no more than it did.
      return told === undefined && link === undefined ? EVERYTHING : NEEDLESS_TOKEN;
    },
  };
}

const TOKEN_MISSING: Problem = {
  status: 401,
  detail:
    'token missing: this server asks for its token, as Authorization: Bearer, or in CLADE_TOKEN for the command clade',
};
const WRONG_TOKEN: Problem = {
  status: 401,
  detail: 'wrong token: what was sent, such as the value of CLADE_TOKEN, is no token of this server, or holds no more',
};
/** Of a server that asks for none. */
const NEEDLESS_TOKEN: Problem = {
  status: 401,
  detail: `${WRONG_TOKEN.detail}; this server asks for none: send none (unset CLADE_TOKEN)`,
};

export function isProblem(answer: Access | Problem): answer is Problem {
  return 'status' in answer;
}
