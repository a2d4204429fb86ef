import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApiClient, type ApiClient } from './api-client';
import { ApiProblem } from './api-problem';
import { ServerUnreachableError } from './server-unreachable-error';

interface Received {
  method: string;
  url: string;
  contentType: string | undefined;
  body: string;
}

describe('createApiClient', () => {
  let server: Server;
  let api: ApiClient;
  let received: Received;
  let answer: { status: number; body: string | Uint8Array };

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      received = { method: request.method!, url: request.url!, contentType: request.headers['content-type'], body };
      response.writeHead(answer.status).end(answer.body);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    // A trailing slash in the address is no part of the path.
    api = createApiClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });
  afterAll(() => server.close());
  beforeEach(() => (answer = { status: 200, body: '{"id":"t1"}' }));

  const tournament = '/api/tournaments/t1';
  const json = 'application/json';
  it.each<[string, () => Promise<unknown>, Received]>([
    ['health', () => api.health(), { method: 'GET', url: '/api/health', contentType: undefined, body: '' }],
    [
      'importArchive',
      () => api.importArchive(new Blob(['gzip']).stream()),
      { method: 'POST', url: '/api/archives', contentType: 'application/gzip', body: 'gzip' },
    ],
    [
      'importArchive of a file',
      () => api.importArchive(new Blob(['gzip'])),
      { method: 'POST', url: '/api/archives', contentType: 'application/gzip', body: 'gzip' },
    ],
    [
      'launch',
      () => api.launch({ config: { name: 'x' }, seed: 0 }),
      { method: 'POST', url: '/api/tournaments', contentType: json, body: '{"config":{"name":"x"},"seed":0}' },
    ],
    [
      'tournaments',
      () => api.tournaments({ cursor: 'a b', limit: 5 }),
      { method: 'GET', url: '/api/tournaments?cursor=a+b&limit=5', contentType: undefined, body: '' },
    ],
    ['pause', () => api.pause('t1'), { method: 'POST', url: `${tournament}/pause`, contentType: undefined, body: '' }],
    [
      'resume',
      () => api.resume('t1', { workers: 2 }),
      { method: 'POST', url: `${tournament}/resume`, contentType: json, body: '{"workers":2}' },
    ],
    [
      'individuals, what is undefined left out',
      () => api.individuals('t1', { niche: 'moby dick', family: undefined, living: true, generation: 0 }),
      {
        method: 'GET',
        url: `${tournament}/individuals?niche=moby+dick&living=true&generation=0`,
        contentType: undefined,
        body: '',
      },
    ],
    [
      'annotateIndividual, null clearing a name',
      () => api.annotateIndividual('t1-0-1', { name: null }),
      { method: 'PATCH', url: '/api/individuals/t1-0-1', contentType: json, body: '{"name":null}' },
    ],
    [
      'individual, its id escaped',
      () => api.individual('../health?x'),
      { method: 'GET', url: '/api/individuals/..%2Fhealth%3Fx', contentType: undefined, body: '' },
    ],
    [
      'mixCorpora',
      () => api.mixCorpora('blend', { moby: 3, prose: 1 }),
      {
        method: 'POST',
        url: '/api/corpora/mixtures',
        contentType: json,
        body: '{"name":"blend","of":{"moby":3,"prose":1}}',
      },
    ],
    [
      'addCorpus, as text',
      () => api.addCorpus('sea & sky', 'Call me\nÉ'),
      {
        method: 'POST',
        url: '/api/corpora?name=sea+%26+sky',
        contentType: 'text/plain; charset=utf-8',
        body: 'Call me\nÉ',
      },
    ],
  ])('sends %s', async (_, call, expected) => {
    expect(await call()).toEqual({ id: 't1' });
    expect(received).toEqual(expected);
  });

  it('gives a file byte by byte, and throws the problem where there is none', async () => {
    answer.body = Uint8Array.of(0, 255, 123, 0xc3);
    expect(await api.exportIndividual('t1-0-1', 'onnx')).toEqual(answer.body);
    expect(received).toMatchObject({ method: 'GET', url: '/api/individuals/t1-0-1/export?format=onnx', body: '' });
    answer = { status: 409, body: '{"title":"Conflict","status":409,"detail":"It has no weights."}' };
    await expect(api.exportIndividual('t1-0-1', 'onnx')).rejects.toThrow(new Error('It has no weights.'));
  });

  it('hands over an archive as it comes, and needs no answer to a removal', async () => {
    answer = { status: 200, body: Uint8Array.of(31, 139, 8) };
    const archive = await new Response(await api.archive('t1', { weights: false })).arrayBuffer();
    expect([...new Uint8Array(archive)]).toEqual([31, 139, 8]);
    expect(received).toMatchObject({ method: 'GET', url: `${tournament}/archive?weights=false` });
    answer = { status: 204, body: '' };
    expect(await api.removeTournament('t1')).toBeUndefined();
    expect(received).toMatchObject({ method: 'DELETE', url: tournament });
  });

  it('throws the problem that the server told', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: 'The config is not valid.',
      errors: [{ field: 'config.generations', message: 'must be at least 1' }],
    };
    answer = { status: 400, body: JSON.stringify(problem) };
    const error = await api.launch({ config: {} }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiProblem);
    expect((error as ApiProblem).problem).toEqual(problem);
    expect((error as ApiProblem).message).toBe('The config is not valid.');
  });

  it('throws a problem with the status where the refusal is no problem+json', async () => {
    answer = { status: 502, body: '<html>' };
    const error = await api.corpora().catch((thrown: unknown) => thrown);
    expect((error as ApiProblem).problem).toMatchObject({ status: 502, detail: 'The server answered 502 Bad Gateway' });
  });

  it('says that what answers is no Clade server', async () => {
    answer = { status: 200, body: '<html>' };
    await expect(api.corpora()).rejects.toThrow(ServerUnreachableError);
  });

  it('says that nothing answers, and why', async () => {
    const nobody = createApiClient('http://127.0.0.1:1');
    await expect(nobody.health()).rejects.toThrow(ServerUnreachableError);
    await expect(nobody.health()).rejects.toThrow(/127\.0\.0\.1:1 /);
    await expect(createApiClient('nonsense').health()).rejects.toThrow(ServerUnreachableError);
  });
});
