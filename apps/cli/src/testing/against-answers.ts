/** The CLI against a server that gives the same answers always. For specs. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runCli } from '../run-cli';

/** Runs commands; `answers` are by path and query, and all else is not found; what was sent is put into `bodies`. Starts and ends with the tests of a file. */
export function againstAnswers(answers: Readonly<Record<string, unknown>>, bodies: string[] = []) {
  let server: Server;
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const { url } = request;
      const body = await text(request);
      if (body !== '') bodies.push(body);
      response.writeHead(url! in answers ? 200 : 404).end(JSON.stringify(answers[url!] ?? { detail: url }));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterAll(() => void server.close());
  return async (...words: readonly string[]) => {
    const streams = { out: new PassThrough(), err: new PassThrough() };
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const exitCode = await runCli([...words, '--server', address], streams);
    return { exitCode, out: String(streams.out.read() ?? ''), err: String(streams.err.read() ?? '') };
  };
}
