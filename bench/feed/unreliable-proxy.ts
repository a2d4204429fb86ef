/** A proxy in front of a server, on a port that stays, whose connections are lost or stall when it is told to. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface UnreliableProxy {
  readonly address: string;
  /** Connections to come go to the server on this port. */
  leadTo(port: number): void;
  /** Breaks a connection off, chosen by a number in [0, 1); false where there is none. */
  drop(chosen: number): boolean;
  /** Passes nothing more to a client for a while. */
  stall(chosen: number, milliseconds: number): void;
  close(): Promise<void>;
}

export async function startUnreliableProxy(): Promise<UnreliableProxy> {
  /** By client, the connection to the server. */
  const upstreams = new Map<Socket, Socket>();
  let target = 0;
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    const end = (): void => {
      upstreams.delete(client);
      client.destroy();
      upstream.destroy();
    };
    upstreams.set(client, upstream);
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    client.pipe(upstream).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const choose = (chosen: number): Socket | undefined => [...upstreams.keys()][Math.floor(chosen * upstreams.size)];
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (port) => void (target = port),
    drop(chosen) {
      const client = choose(chosen);
      client?.resetAndDestroy();
      return client !== undefined;
    },
    stall(chosen, milliseconds) {
      const client = choose(chosen);
      const upstream = client && upstreams.get(client);
      upstream?.unpipe(client);
      setTimeout(() => client && upstream?.pipe(client), milliseconds);
    },
    async close() {
      for (const client of upstreams.keys()) client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
