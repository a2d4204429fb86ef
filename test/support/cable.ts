/** What stands between a server and its database, or a client and a server: it can be cut, held still and slow. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Cable {
  /** As the one that it leads to, by way of the cable. */
  readonly url: string;
  /** Ends all connections, and takes no new ones. */
  cut(): void;
  mend(): void;
  /** Connections stay, and nothing comes through: as where who is at the other end is stopped (SIGSTOP). */
  hold(): void;
  release(): void;
  close(): void;
}

/** All takes `delayMilliseconds` longer in each direction. */
export async function cable(to: URL, delayMilliseconds = 0): Promise<Cable> {
  const sockets = new Set<Socket>();
  let [isCut, isHeld] = [false, false];
  const server = createServer((from) => {
    if (isCut) return void from.destroy();
    const onward = connect(Number(to.port), to.hostname);
    for (const [one, other] of [[from, onward] as const, [onward, from] as const]) {
      sockets.add(one);
      if (isHeld) one.pause();
      one.on('data', (data: Buffer) => {
        if (delayMilliseconds === 0) other.write(data);
        else setTimeout(() => void (other.destroyed || other.write(data)), delayMilliseconds);
      });
      one.on('error', () => undefined).on('close', () => void (sockets.delete(one), other.destroy()));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(to);
  url.hostname = '127.0.0.1';
  url.port = `${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    cut(): void {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => void (isCut = false),
    hold(): void {
      isHeld = true;
      for (const socket of sockets) socket.pause();
    },
    release(): void {
      isHeld = false;
      for (const socket of sockets) socket.resume();
    },
    close: () => void server.close(),
  };
}
