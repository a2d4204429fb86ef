/** One HTTP request that is answered with JSON or with a file, or with a problem. */
import type { ProblemView } from '#contracts';
import { ApiProblem } from './api-problem';
import { ServerUnreachableError } from './server-unreachable-error';

/** A server, and the token that it may ask for. */
export interface Target {
  readonly address: string;
  readonly token?: string;
}

export interface RequestParts {
  /** What is undefined is left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** A body sent as JSON. */
  readonly json?: unknown;
  /** A body sent as plain text, in UTF-8. */
  readonly text?: string;
  /** A body sent as it comes; browsers send files, and no streams. */
  readonly gzip?: ReadableStream<Uint8Array> | Blob;
  readonly signal?: AbortSignal;
}

/** Throws an ApiProblem where the server refuses, and a ServerUnreachableError where no answer comes or it is no JSON. */
export async function jsonRequest<Answer>(
  target: Target,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  parts: RequestParts = {},
): Promise<Answer> {
  const answer = parse(await request(target, method, path, parts));
  if (answer === undefined) throw new ServerUnreachableError(target.address, 'what answers does not speak JSON');
  return answer as Answer;
}

/** The bytes of a file. Throws an ApiProblem where the server refuses, and a ServerUnreachableError where no answer comes. */
export function fileRequest(target: Target, path: string, parts: RequestParts = {}): Promise<Uint8Array> {
  return request(target, 'GET', path, parts);
}

/** A file as it comes; it fails where the server breaks off. Throws as `fileRequest` does. */
export async function streamRequest(
  target: Target,
  path: string,
  parts: RequestParts = {},
): Promise<ReadableStream<Uint8Array>> {
  const response = await respond(target, 'GET', path, parts);
  const body = response.body as ReadableStream<Uint8Array>;
  responses.set(body, response);
  return body;
}

/** Keeps a response as long as its body: when a response is collected, Node's fetch ends a body that nobody has begun to read, as if it were whole. */
const responses = new WeakMap<ReadableStream, Response>();

/** Throws as `fileRequest` does. */
export async function deleteRequest(target: Target, path: string): Promise<void> {
  await request(target, 'DELETE', path, {});
}

async function request(target: Target, method: string, path: string, parts: RequestParts): Promise<Uint8Array> {
  return bytesOf(target.address, await respond(target, method, path, parts));
}

/** Where a connection that was kept alive is used just as the server closes it: what is only read is asked for once more. */
const CLOSED: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** An answer that is no problem. */
async function respond(
  { address, token }: Target,
  method: string,
  path: string,
  { query = {}, signal, ...body }: RequestParts,
): Promise<Response> {
  let response: Response;
  try {
    const content = contentOf(body);
    const headers = new Headers(content.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    const ask = (): Promise<Response> => fetch(urlOf(address, path, query), { method, signal, ...content, headers });
    response = await ask().catch((error: unknown) => {
      if (method !== 'GET' || !CLOSED.has(reasonOf(error))) throw error;
      return ask();
    });
  } catch (error) {
    throw new ServerUnreachableError(address, reasonOf(error));
  }
  if (!response.ok) throw new ApiProblem(problemOf(response, parse(await bytesOf(address, response))));
  return response;
}

async function bytesOf(address: string, response: Response): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new ServerUnreachableError(address, reasonOf(error));
  }
}

function urlOf(address: string, path: string, query: NonNullable<RequestParts['query']>): URL {
  const url = new URL(address.replace(/\/*$/, '') + path);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

function contentOf({ json, text, gzip }: Pick<RequestParts, 'json' | 'text' | 'gzip'>): RequestInit {
  if (gzip) {
    // fetch requires `duplex` for a body that is a stream, and RequestInit of the DOM's types lacks it.
    const stream: RequestInit & { duplex: 'half' } = {
      headers: { 'content-type': 'application/gzip' },
      body: gzip,
      duplex: 'half',
    };
    return stream;
  }
  if (text !== undefined) return { headers: { 'content-type': 'text/plain; charset=utf-8' }, body: text };
  if (json !== undefined) return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) };
  return {};
}

/** Fetch says `fetch failed` and keeps the reason, such as ECONNREFUSED, in the error's cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code || cause?.message || message;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/** What the server said, or the bare status where something between us and it answered. */
function problemOf(response: Response, answer: unknown): ProblemView {
  const problem = answer as Partial<ProblemView> | null | undefined;
  if (typeof problem?.title === 'string' && typeof problem.status === 'number')
    return { ...problem, detail: problem.detail ?? '' } as ProblemView;
  const title = response.statusText || 'HTTP error';
  return {
    type: 'about:blank',
    title,
    status: response.status,
    detail: `The server answered ${response.status} ${title}`,
  };
}
