import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { LockView } from '#contracts';
import { DataFolderInUseError, DataFolderUnusableError, lockDataFolder } from './lock-data-folder';
import { processStart } from './process-start';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clade-lock-'));
  path = join(folder, 'clade.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = async (): Promise<LockView> => JSON.parse(await readFile(path, 'utf8'));
const hold = (view: Partial<LockView>): Promise<void> =>
  writeFile(path, JSON.stringify({ pid: deadPid(), address: null, startedAt: new Date().toISOString(), ...view }));

/** Of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

it('makes the folder, and is gone when it is released', async () => {
  const below = join(folder, 'a', 'b');
  const lock = await lockDataFolder(below);
  expect(await readdir(below)).toEqual(['clade.lock']);
  await lock.release();
  expect(await readdir(below)).toEqual([]);
  await (await lockDataFolder(below)).release();
});

it('says whose it is, and where that answers', async () => {
  const lock = await lockDataFolder(folder, { isPrivate: true });
  const owner = { pid: process.pid, processStart: await processStart(process.pid), private: true, token: null };
  expect(await read()).toEqual({ ...owner, address: null, startedAt: expect.stringMatching(/^\d{4}-.*Z$/) });
  const { startedAt } = await read();
  await lock.announce('http://127.0.0.1:3000');
  expect(await read()).toEqual({ ...owner, address: 'http://127.0.0.1:3000', startedAt });
  expect(await readdir(folder)).toEqual(['clade.lock']);
  await lock.release();
});

it('refuses a folder that a live process holds, and names it', async () => {
  const lock = await lockDataFolder(folder);
  await expect(lockDataFolder(folder)).rejects.toThrow(`${folder} is in use by process ${process.pid}`);
  await lock.announce('http://127.0.0.1:3000');
  await expect(lockDataFolder(folder)).rejects.toThrow('which answers at http://127.0.0.1:3000');
  await lock.release();
  await hold({ pid: process.ppid, address: 'http://127.0.0.1:1' });
  await expect(lockDataFolder(folder)).rejects.toThrow(DataFolderInUseError);
  expect(await read()).toMatchObject({ pid: process.ppid });
});

it('releases no lock but its own', async () => {
  const lock = await lockDataFolder(folder);
  await hold({ pid: process.ppid });
  await lock.release();
  expect(await read()).toMatchObject({ pid: process.ppid });
});

it('takes over from a dead process', async () => {
  await hold({});
  await lockDataFolder(folder);
  expect(await read()).toMatchObject({ pid: process.pid });
  expect(await readdir(folder)).toEqual(['clade.lock']);
});

it('takes over from a dead process that had the number of this one', async () => {
  await hold({ pid: process.pid, startedAt: '2020-01-01T00:00:00.000Z' });
  await lockDataFolder(folder);
  expect(Date.parse((await read()).startedAt)).toBeGreaterThan(Date.parse('2020-01-02'));
});

it('takes over from a dead process whose number a living process has now, and from nobody else', async () => {
  const start = await processStart(process.ppid);
  expect(start).toEqual(expect.any(String));
  await hold({ pid: process.ppid, processStart: start });
  const refused = lockDataFolder(folder);
  await expect(refused).rejects.toThrow(
    `in use by process ${process.ppid}. If that process is not Clade, delete ${path}`,
  );
  await hold({ pid: process.ppid, processStart: `${start}1` });
  await lockDataFolder(folder);
  expect(await read()).toMatchObject({ pid: process.pid });
});

it('takes over from a dead process that its parent has not noticed', async () => {
  const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60']);
  try {
    const pid = Number(await once(parent.stdout, 'data'));
    const start = await processStart(pid);
    process.kill(pid);
    while ((await processStart(pid)) === start) await setTimeout(10);
    process.kill(pid, 0); // it is there still, as a zombie
    await hold({ pid, processStart: start });
    await lockDataFolder(folder);
    expect(await read()).toMatchObject({ pid: process.pid });
  } finally {
    parent.kill();
  }
});

it('takes over from a dead process whose lock another died removing', async () => {
  await hold({});
  await writeFile(`${path}.reap`, await readFile(path));
  await lockDataFolder(folder);
  expect(await readdir(folder)).toEqual(['clade.lock']);
});

it('goes to one of many that want it at once, free or held by a dead process', async () => {
  for (let round = 0; round < 20; round++) {
    if (round % 2 === 0) await hold({});
    const wanted = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder)));
    const got = wanted.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const refused = wanted.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(got).toHaveLength(1);
    for (const reason of refused) expect(reason).toBeInstanceOf(DataFolderInUseError);
    expect(await readdir(folder)).toEqual(['clade.lock']);
    await got[0].release();
  }
});

it.each(['', '\0\0\0', '{', 'null', '5', '[]', '{}', '{"pid":-1}', '{"pid":0}', '{"pid":"1"}', '{"pid":1.5}'])(
  'takes over what it cannot read as a lock, such as %j, which a power failure left',
  async (text) => {
    await writeFile(path, text);
    await writeFile(`${path}.reap`, text);
    const lock = await lockDataFolder(folder);
    expect(await read()).toMatchObject({ pid: process.pid });
    expect(await readdir(folder)).toEqual(['clade.lock']);
    await lock.release();
  },
);

it('keeps the token that a server asks for from other users', async () => {
  const lock = await lockDataFolder(folder);
  await lock.announce('http://127.0.0.1:3000', 'secret');
  expect(await read()).toMatchObject({ token: 'secret' });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await lock.release();
});

it('tells why a path cannot be a data folder', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  for (const unusable of [file, join(file, 'below')]) {
    const attempt = lockDataFolder(unusable);
    await expect(attempt).rejects.toThrow(DataFolderUnusableError);
    await expect(attempt).rejects.toThrow(`${unusable} cannot be used as a data folder: E`);
  }
});
