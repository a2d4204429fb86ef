import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunningGateway, serve } from '../../apps/gateway/src/serve';
import { readSettings } from '../../apps/gateway/src/settings';

/** A gateway on a data folder of its own, filled before it starts; both are gone when the work is done. */
export async function withGateway<Result>(
  fill: (folder: string) => Promise<void>,
  work: (gateway: RunningGateway) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clade-bench-'));
  try {
    await fill(folder);
    const { DATABASE_URL: _, ...env } = process.env;
    const gateway = await serve(readSettings({ ...env, CLADE_DATA: folder, CLADE_PORT: '0' }));
    try {
      return await work(gateway);
    } finally {
      await gateway.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
