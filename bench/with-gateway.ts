import { type RunningGateway, serve } from '../apps/gateway/src/serve';
import { readSettings } from '../apps/gateway/src/settings';
import { environmentOf } from './environment-of';
import { withFolder } from './with-folder';

/** A gateway on a data folder of its own, filled before it starts; both are gone when the work is done. */
export function withGateway<Result>(
  fill: (folder: string) => Promise<void>,
  work: (gateway: RunningGateway) => Promise<Result>,
  settings: NodeJS.ProcessEnv = {},
): Promise<Result> {
  return withFolder(async (folder) => {
    await fill(folder);
    const gateway = await serve(readSettings({ ...environmentOf(folder), ...settings }));
    try {
      return await work(gateway);
    } finally {
      await gateway.close();
    }
  });
}
