import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { ProblemView } from '#contracts';

export type Problem = Pick<ProblemView, 'status' | 'detail' | 'errors'>;

const LONGEST_INSTANCE = 500;
/** Who still sends a body is heard out for so long: many read an answer only when they have sent all. */
const PATIENCE_MILLISECONDS = 10_000;

/** Answers with a problem (RFC 9457). What has not come of the request is dropped. */
export function sendProblem(
  request: IncomingMessage & { readonly originalUrl?: string },
  response: ServerResponse,
  problem: Problem,
): void {
  if (response.headersSent) return void request.destroy();
  const title = STATUS_CODES[problem.status] ?? 'Error';
  const instance = (request.originalUrl ?? request.url ?? '').slice(0, LONGEST_INSTANCE);
  const view: ProblemView = { type: 'about:blank', title, instance, ...problem };
  const body = Buffer.from(JSON.stringify(view));
  response.writeHead(problem.status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': body.length,
  });
  if (request.method === 'HEAD' || request.complete) return void response.end(body);
  response.write(body);
  const end = (): void => {
    clearTimeout(patience);
    response.end();
  };
  const patience = setTimeout(() => request.destroy(), PATIENCE_MILLISECONDS);
  request.once('end', end).once('close', end).resume();
}
