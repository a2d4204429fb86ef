/** Stands before all that answers requests: refuses what may not come in, and takes the token of a person who brings it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Access, EVERYTHING, keepAccess } from '../access/access';
import { sendProblem } from '../shared/send-problem';
import { type Admission, isProblem } from './admission';
import { readBytes } from './read-bytes';
import { cookieOf, noCookies } from './tokens';

type Next = () => void;

/** Of who asks only whether the server lives. */
const NOTHING_YET: Access = { ...EVERYTHING, role: 'viewer', tournamentId: '' };

const LONGEST_FORM = 4096;

/** A page and its parts are no secret; what the API tells is, but for whether it lives. */
export function admit(admission: Admission) {
  return (request: IncomingMessage, response: ServerResponse, next: Next): void => {
    const refusal = admission.refusalOf(request);
    if (refusal) return sendProblem(request, response, refusal);
    const [path] = (request.url ?? '').split('?');
    // What does not begin with a slash is for a proxy, and routers read it in ways of their own.
    if (!path.startsWith('/'))
      return sendProblem(request, response, { status: 400, detail: 'the path must begin with /' });
    const isOpen = !/^\/api/i.test(path) || path === '/api/health';
    const answer = admission.access(request.headers);
    if (!isProblem(answer)) keepAccess(request, answer);
    else if (isOpen) keepAccess(request, NOTHING_YET);
    if (isOpen || !isProblem(answer)) return next();
    response.setHeader('WWW-Authenticate', 'Bearer realm="Clade"');
    sendProblem(request, response, answer);
  };
}

/**
 * `/?token=...` once, or a form with a field `token`: the token is kept in a cookie, and out of the address. A form with a field `leave`
 * has the browser forget all that it keeps.
 */
export function signIn(admission: Admission) {
  return (request: IncomingMessage, response: ServerResponse, next: Next): void => {
    const [path, query = ''] = (request.url ?? '').split('?');
    const settle = (given: string | null): void => {
      if (given === null) return next();
      response.setHeader('Cache-Control', 'no-store');
      const answer = admission.access({}, given);
      if (isProblem(answer)) return sendProblem(request, response, answer);
      const cookie = cookieOf(given, request.headers, answer.tournamentId !== null);
      response.writeHead(303, { 'Set-Cookie': cookie, Location: './' }).end();
    };
    if (path !== '/') return next();
    if (request.method === 'GET') return settle(new URLSearchParams(query).get('token'));
    if (request.method !== 'POST') return next();
    readBytes(request, LONGEST_FORM).then(
      (form) => {
        const fields = new URLSearchParams(form.toString());
        if (!fields.has('leave')) return settle(fields.get('token') ?? '');
        response.writeHead(303, { 'Set-Cookie': noCookies(request.headers), Location: './' }).end();
      },
      () => sendProblem(request, response, { status: 413, detail: `a form must have at most ${LONGEST_FORM} bytes` }),
    );
  };
}
