/** Requests that are made to cost much, to every route of a real server: each is refused in few words, and the server lives. */
import { problemView } from '#contracts';
import { type ApiDocument, nastyRequests } from '../support/nasty-requests';
import { sendRequest } from '../support/send-request';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { temporaryFolder } from './support/small-tournament';

jest.setTimeout(600_000);

const MOST_BYTES_OF_AN_ANSWER = 20_000;

let gateway: GatewayProcess;

beforeAll(async () => {
  gateway = await startGateway({ data: await temporaryFolder() });
});
afterAll(() => gateway.stop());

const send = (request: Parameters<typeof sendRequest>[1]) => sendRequest(gateway.address, request);
const post = (path: string, type: string, chunk: Buffer, times = 1) =>
  send({ method: 'POST', path, headers: { 'content-type': type }, chunk, times });

it('refuses each in a few words, and lives', async () => {
  const document = (await (await fetch(`${gateway.address}/api-json`)).json()) as ApiDocument;
  const requests = nastyRequests(document);
  expect(requests.length).toBeGreaterThan(40 * 25);
  const wrong: unknown[] = [];
  for (const request of requests) {
    const { status, headers, body } = await send(request);
    const isProblem = headers['content-type']?.startsWith('application/problem+json');
    // Node itself refuses headers that are too long, and a question may stand beside what nobody reads.
    const isRight =
      status >= 400 && status < 500 ? isProblem || status === 431 : status === 200 && request.method === 'get';
    if (!isRight || (isProblem && body.length > MOST_BYTES_OF_AN_ANSWER)) {
      wrong.push([request.name, status, body.length, body.toString().slice(0, 200)]);
    }
  }
  expect(wrong).toEqual([]);
  expect((await gateway.api.health()).pid).toBe(gateway.child.pid);
});

const zeros = Buffer.alloc(2 ** 20);

it.each([
  ['/api/tournaments', 'text/plain', zeros, 63, 415, 'content-type is text/plain; must be application/json'],
  ['/api/archives', 'text/plain', zeros, 63, 415, 'content-type is text/plain; must be application/gzip'],
  ['/api/corpora?name=x', 'application/json', Buffer.from('""'), 1, 415, 'must be text/plain'],
  ['/api/corpora?name=x', 'text/plain', zeros, 65, 413, 'body has 68157440 bytes; must have at most 67108864'],
  ['/api/corpora?name=x', 'text/plain', zeros, 63, 422, 'NUL'],
  ['/api/tournaments', 'application/json', zeros, 1, 413, 'body has 1048576 bytes; must have at most 131072'],
  ['/api/ballots/x/votes', 'application/json', Buffer.alloc(5000, ' '), 1, 413, 'must have at most 4096'],
])('answers to %s, %s with what would be right', async (path, type, chunk, times, status, detail) => {
  const answer = await post(path, type, chunk, times);
  expect([answer.status, problemView.parse(JSON.parse(answer.body.toString())).detail]).toEqual([
    status,
    expect.stringContaining(detail),
  ]);
});

it('counts the fields that are wrong beyond the first twenty', async () => {
  const fields = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`f${index}`, 0]));
  const { body } = await post('/api/ballots/x/votes', 'application/json', Buffer.from(JSON.stringify(fields)));
  const { errors } = problemView.parse(JSON.parse(body.toString()));
  expect(errors).toHaveLength(21);
  expect(errors!.at(-1)).toEqual({ field: 'body', message: 'has more that is wrong: 82 fields' });
});
