/** A disk that fills up or becomes read-only under a running server: the tournament pauses with the cause, and goes on to the same hash. */
import { spawnSync } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { TournamentView } from '#contracts';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(300_000);

const SEED = 11;
const run = (program: string, ...words: string[]): boolean => spawnSync(program, words).status === 0;

let mayMount = false;
let expected: string;

beforeAll(async () => {
  const probe = await temporaryFolder();
  mayMount = run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe);
  if (mayMount) run('umount', probe);
  else return void process.stderr.write('this process may not mount: tests of full and read-only disks are left out\n');
  const whole = await startGateway({ data: await temporaryFolder() });
  await uploadCorpora(whole.api);
  const { id } = await whole.api.launch({ config: SMALL_CONFIG, seed: SEED });
  expected = (await until(whole.api, id, finished)).lineageHash!;
  await whole.stop();
});

/** Takes all that is left of a disk; others write to it meanwhile. */
async function fill(file: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const size of [1024 * 1024, 4096]) {
      const piece = Buffer.alloc(size);
      for (let isFull = false; !isFull;) {
        const { bytesWritten } = await handle.write(piece).catch(() => ({ bytesWritten: 0 }));
        isFull = bytesWritten < size;
      }
    }
  } finally {
    await handle.close();
  }
}

let gateway: GatewayProcess | undefined;
let log = '';
const mounts: string[] = [];
afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
  for (const folder of mounts.splice(0)) run('umount', folder);
});

/** As the server itself says: its database may have no room to say so. */
async function untilItStops(): Promise<void> {
  while (!/"(paused|problem)":.*"context":"conductor"/.test(log)) await setTimeout(100);
}

const isPaused = ({ status }: TournamentView): boolean => status === 'paused';

/** Launches, breaks the disk in generation 0, and answers with the tournament's id. */
async function broken({ api }: GatewayProcess, damage: () => unknown): Promise<string> {
  await uploadCorpora(api);
  const { id } = await api.launch({ config: SMALL_CONFIG, seed: SEED });
  await until(api, id, ({ generation }) => generation >= 0);
  await damage();
  return id;
}

async function startOn(data: string, disk: string, megabytes: number): Promise<GatewayProcess> {
  await mkdir(disk, { recursive: true });
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk);
  mounts.push(disk);
  log = '';
  return (gateway = await startGateway({ data, onLog: (text) => (log += text) }));
}

it('pauses where the disk of the weights is full, and goes on once there is room', async () => {
  if (!mayMount) return;
  const data = await temporaryFolder();
  const weights = path.join(data, 'weights');
  const { api } = await startOn(data, weights, 4);
  const filler = path.join(weights, 'filler');
  const id = await broken(gateway!, () => fill(filler));
  expect((await until(api, id, isPaused)).reason).toMatch('ENOSPC');
  await api.resume(id);
  expect((await until(api, id, isPaused)).reason).toMatch('ENOSPC');
  await rm(filler);
  await api.resume(id);
  expect((await until(api, id, finished)).lineageHash).toBe(expected);
});

it('pauses where weights cannot be written, and goes on once they can', async () => {
  if (!mayMount) return;
  const data = await temporaryFolder();
  const weights = path.join(data, 'weights');
  const { api } = await startOn(data, weights, 64);
  const id = await broken(gateway!, async () => {
    while (!run('mount', '-o', 'remount,ro', weights)) await setTimeout(5); // refused while a file is being written
  });
  expect((await until(api, id, isPaused)).reason).toMatch('EROFS');
  run('mount', '-o', 'remount,rw', weights);
  await api.resume(id);
  expect((await until(api, id, finished)).lineageHash).toBe(expected);
});

it('pauses where the disk of everything is full, and goes on once there is room', async () => {
  if (!mayMount) return;
  const data = await temporaryFolder();
  const { api } = await startOn(data, data, 400);
  const filler = path.join(data, 'filler');
  const id = await broken(gateway!, () => fill(filler));
  await untilItStops();
  await rm(filler);
  const { status, reason } = await until(api, id, (tournament) => tournament.status !== 'running');
  expect([status, reason]).toEqual(['paused', expect.stringMatching(/ENOSPC|the database cannot be used/)]);
  await api.resume(id);
  expect((await until(api, id, finished)).lineageHash).toBe(expected);
});
