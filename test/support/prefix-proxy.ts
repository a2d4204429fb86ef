/** A reverse proxy that puts a server below a path, as many do, and may refuse upgrades, as some do. */
import { once } from 'node:events';
import { createServer, request as open, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

export interface PrefixProxy {
  /** Of the server, below the path. */
  readonly address: string;
  close(): Promise<void>;
}

export async function startPrefixProxy(
  target: string,
  prefix: string,
  { refusesUpgrades = false, keepsHost = true } = {},
): Promise<PrefixProxy> {
  const { hostname, port } = new URL(target);
  /** Null where a request is for something else that the proxy serves. */
  const pathOf = ({ url = '' }: IncomingMessage): string | null =>
    url.startsWith(`${prefix}/`) ? url.slice(prefix.length) : null;
  const headersOf = ({ headers }: IncomingMessage) =>
    keepsHost ? headers : { ...headers, host: `${hostname}:${port}` };
  const proxy = createServer((asked, answer) => {
    const path = pathOf(asked);
    if (path === null) return void answer.writeHead(404).end('another application');
    const { method } = asked;
    const sent = open({ hostname, port, method, path, headers: headersOf(asked) }, (got) => {
      answer.writeHead(got.statusCode!, got.headers);
      got.pipe(answer);
    });
    sent.on('error', () => answer.destroy());
    answer.on('close', () => sent.destroy());
    asked.pipe(sent);
  });
  proxy.on('upgrade', (asked, client) => {
    const path = pathOf(asked);
    client.on('error', () => undefined);
    if (path === null || refusesUpgrades)
      return void client.end('HTTP/1.1 501 Not Implemented\r\nConnection: close\r\n\r\n');
    const server = connect(Number(port), hostname, () => {
      const lines = Object.entries(headersOf(asked)).map(([name, value]) => `${name}: ${String(value)}`);
      server.write([`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      server.pipe(client).pipe(server);
    });
    server.on('error', () => client.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${prefix}`,
    async close() {
      proxy.close();
      proxy.closeAllConnections();
      await once(proxy, 'close');
    },
  };
}
