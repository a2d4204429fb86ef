/**
 * A gateway on whose data folder a tournament has finished. The first suite that asks for it in a run of jest lets it happen; each gets a
 * copy of the folder, to do with as it likes.
 */
import { existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ApiClient } from '#client';
import type { TournamentView } from '#contracts';
import { liveWithVotes } from './archives';
import { type GatewayOptions, type GatewayProcess, startGateway } from './gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './small-tournament';

const KINDS = {
  /** SMALL_CONFIG, as it is. */
  small: async (api: ApiClient) => {
    await uploadCorpora(api);
    const { id } = await api.launch({ config: SMALL_CONFIG, seed: 21 });
    return until(api, id, finished);
  },
  /** With an arena, votes, names and notes. */
  voted: liveWithVotes,
};

interface Finished {
  readonly gateway: GatewayProcess;
  readonly data: string;
  readonly tournament: TournamentView;
}

export async function startWithFinished(
  kind: keyof typeof KINDS,
  settings?: GatewayOptions['settings'],
): Promise<Finished> {
  const data = await temporaryFolder();
  await cp(await folderWith(kind), data, { recursive: true });
  const gateway = await startGateway({ data, settings });
  const { rows } = await gateway.api.tournaments();
  return { gateway, data, tournament: await gateway.api.tournament(rows[0].id) };
}

/** Two processes of jest may ask at once: the one that makes the folder fills it, the other waits. */
async function folderWith(kind: keyof typeof KINDS): Promise<string> {
  const folder = path.join(process.env['CLADE_TEST_RUN']!, kind);
  const [data, ready, failed] = ['data', 'ready', 'failed'].map((name) => path.join(folder, name));
  try {
    await mkdir(folder);
  } catch {
    while (!existsSync(ready) && !existsSync(failed)) await setTimeout(100);
    if (existsSync(failed)) throw new Error(`the suite that let the tournament happen (${kind}) failed`);
    return data;
  }
  try {
    await mkdir(data);
    const gateway = await startGateway({ data });
    await KINDS[kind](gateway.api).finally(() => gateway.stop());
    await writeFile(ready, '');
    return data;
  } catch (error) {
    await writeFile(failed, '');
    throw error;
  }
}
