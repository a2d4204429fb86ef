/** An S3 server of one spec: on a free port, with what it holds in a folder of its own. It checks signatures. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from '@20minutes/s3rver';

export const BUCKET = 'clade';

/** What its clients find in their environment. */
export const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' } as const;

export interface S3Server {
  readonly endpoint: string;
  /** Refuses connections until `start`, which has it back with what it held. */
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

export async function startS3(address = '127.0.0.1'): Promise<S3Server> {
  const directory = await mkdtemp(path.join(tmpdir(), 'clade-s3-'));
  let port = 0;
  let server: S3rver;
  const start = async (): Promise<void> => {
    const options = { port, address, silent: true, directory, vhostBuckets: false };
    server = new S3rver({ ...options, configureBuckets: [{ name: BUCKET, configs: [] }] });
    ({ port } = await server.run());
  };
  const stop = async (): Promise<void> => {
    server.httpServer.closeAllConnections();
    await server.close();
  };
  const remove = async (): Promise<void> => {
    await stop();
    await rm(directory, { recursive: true, force: true });
  };
  await start();
  return { endpoint: `http://${address}:${port}`, stop, start, remove };
}
