import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { jsonRequest, streamRequest } from './request';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let server: Server;
afterEach(() => server.close().closeAllConnections());

it('streams a file to its end, be it that garbage is collected before anyone reads', async () => {
  const halves = ['a'.repeat(1_000), 'b'.repeat(1_000)];
  server = createServer((_, response) => {
    response.write(halves[0]);
    void setTimeout(50).then(() => response.end(halves[1]));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const body = await streamRequest({ address }, '/file');
  for (let round = 0; round < 3; round++) {
    await setTimeout(5); // what a task still held is let go
    collectGarbage();
  }
  await setTimeout(5);
  expect(await new Response(body).text()).toBe(halves.join(''));
});

it('asks once more for what it reads where a connection that was kept alive is reset, and never writes twice', async () => {
  const asked: string[] = [];
  let isGone = false;
  server = createServer((request, response) => {
    asked.push(request.method!);
    if (isGone || asked.length % 2 === 0) request.socket.resetAndDestroy();
    else response.end('{}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const target = { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  await jsonRequest(target, 'GET', '/one');
  await jsonRequest(target, 'GET', '/two');
  expect(asked).toEqual(['GET', 'GET', 'GET']);
  await expect(jsonRequest(target, 'POST', '/three', { json: {} })).rejects.toThrow('No Clade server answers');
  expect(asked).toEqual(['GET', 'GET', 'GET', 'POST']);
  isGone = true;
  await expect(jsonRequest(target, 'GET', '/gone')).rejects.toThrow('No Clade server answers');
});
