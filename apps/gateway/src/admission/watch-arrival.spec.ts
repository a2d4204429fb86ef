import { createServer, type IncomingMessage, request as open, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { watchArrival } from './watch-arrival';

const PACE = { spareSeconds: 0.3, leastBytesASecond: 5000 };

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** The status with which a body is answered that is sent so; null where the connection is ended without a word. */
async function answered(
  read: (request: IncomingMessage) => Promise<unknown>,
  send: (write: (bytes: number) => void) => Promise<void>,
): Promise<number | null> {
  server = createServer((request, response) => {
    watchArrival(request, response, PACE);
    read(request).then(
      () => response.headersSent || response.end(),
      () => undefined,
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const asking = open({ port, host: '127.0.0.1', method: 'POST', headers: { 'transfer-encoding': 'chunked' } });
  const status = new Promise<number | null>((resolve) => {
    asking.on('response', (response) => resolve(response.statusCode!)).on('error', () => resolve(null));
  });
  await send((bytes) => void asking.write(Buffer.alloc(bytes)));
  asking.end();
  return status;
}

const iterated = async (request: IncomingMessage): Promise<void> => {
  for await (const _ of request.iterator({ destroyOnReturn: false }));
};
const flowing = (request: IncomingMessage): Promise<unknown> =>
  new Promise((resolve) => request.on('data', () => undefined).on('end', resolve));

it.each([
  ['iterated', iterated],
  ['flowing', flowing],
  ['unread', () => new Promise(() => undefined)],
])(
  'cuts off a sender who stops, whose body is %s',
  async (_, read) => {
    const stopping = answered(read, async (write) => {
      write(10);
      await setTimeout(1_500);
    });
    expect(await stopping).toBe(408);
  },
  20_000,
);

it('waits for one who sends at the least rate, and longer for what it does not read itself', async () => {
  const steady = answered(iterated, async (write) => {
    for (let piece = 0; piece < 20; piece++) {
      write(500);
      await setTimeout(80);
    }
  });
  expect(await steady).toBe(200);
  server.close();
  const slowReader = async (request: IncomingMessage): Promise<void> => {
    await setTimeout(1_200);
    await iterated(request);
  };
  expect(await answered(slowReader, async (write) => write(2 ** 20))).toBe(200);
}, 30_000);
