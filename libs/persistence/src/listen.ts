/** LISTEN on a PostgreSQL server, on a connection of its own, which is opened again whenever it is lost. */
import { keepConnection, type KeptConnection } from './keep-connection';

export interface Ears {
  heard(channel: string, payload: string): void;
  /** All is heard from now on; what was told before may have been missed. */
  listening(): void;
  /** Nothing is heard until it is `listening` again. */
  deaf(reason: string): void;
}

/** `channels` are names that SQL takes without quotes. Of failures in a row only the first is told. */
export function listen(url: string, channels: readonly string[], ears: Ears): KeptConnection {
  return keepConnection(url, {
    name: 'clade listens',
    async begin(client) {
      client.on('notification', ({ channel, payload = '' }) => ears.heard(channel, payload));
      for (const channel of channels) await client.query(`LISTEN ${channel}`);
      ears.listening();
    },
    lost: (error) => ears.deaf(error instanceof Error ? error.message : String(error)),
  });
}
