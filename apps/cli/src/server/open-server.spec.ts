import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiClient } from '#client';
import { openServer } from './open-server';

/** A gateway that answers every request with its environment and process id, and does as CLADE_DATA's name says. */
const GATEWAY = `
const { createServer } = require('node:http');
const { existsSync, writeFileSync } = require('node:fs');
const { CLADE_DATA: data, CLADE_PORT: port, CLADE_WORKERS: workers, CLADE_HOST: host, CLADE_PRIVATE: isPrivate } = process.env;
const tell = (message) => new Promise((sent) => process.send(message, sent));
async function main() {
  if (data.endsWith('contested') && !existsSync(data + '.tried')) {
    writeFileSync(data + '.tried', '');
    await tell({ kind: 'problem', detail: 'the folder is in use', cause: 'in-use' });
    process.exit(1);
  }
  if (data.endsWith('silent')) { process.stderr.write('no such module'); process.exit(7); }
  if (data.endsWith('refusing')) { await tell({ kind: 'problem', detail: 'the folder is in use', cause: 'in-use' }); process.exit(1); }
  const server = createServer((_, response) => response.end(JSON.stringify({ pid: process.pid, port, workers, host, isPrivate })));
  server.listen(0, '127.0.0.1', () => tell({ kind: 'ready', address: 'http://127.0.0.1:' + server.address().port }));
  process.on('disconnect', () => { writeFileSync(data + '.closed', ''); process.exit(0); });
  if (data.endsWith('crashing')) setTimeout(() => { process.stderr.write('out of memory'); process.exit(9); }, 50);
}
main();
`;

describe('openServer', () => {
  let folder: string;
  let gateway: string;
  let other: HttpServer;
  let otherAddress: string;
  const dataIn = (name: string) => join(folder, name);
  const lock = (address: string | null, pid = process.pid, isPrivate = false) =>
    writeFileSync(join(folder, 'clade.lock'), JSON.stringify({ pid, address, startedAt: '', private: isPrivate }));

  beforeAll(async () => {
    other = createServer((_, response) =>
      response.end(JSON.stringify({ status: 'ok', pid: process.pid, version: '' })),
    );
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    otherAddress = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  });
  afterAll(() => other.close());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'clade-server-'));
    gateway = join(folder, 'gateway.js');
    writeFileSync(gateway, GATEWAY);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('starts a private gateway where none runs, and waits for its end', async () => {
    const server = await openServer({ data: dataIn('data'), workers: 3 }, gateway);
    const health = await createApiClient(server.address).health();
    expect(health).toMatchObject({ port: '0', workers: '3', host: '127.0.0.1', isPrivate: 'true' });
    await server.close();
    rmSync(`${dataIn('data')}.closed`); // it was told before it ended
    expect(() => process.kill(health.pid, 0)).toThrow('ESRCH');
  });

  it('joins the server that the lock names', async () => {
    lock(otherAddress);
    const server = await openServer({ data: folder }, 'none.js');
    expect(server.address).toBe(otherAddress);
    await server.close();
    await expect(createApiClient(otherAddress).health()).resolves.toMatchObject({ status: 'ok' });
  });

  it('leaves nothing to a gateway that ends with the command of another', async () => {
    lock(otherAddress, process.pid, true);
    const refused = `once process ${process.pid}, a command that has ${folder} in use, has ended`;
    await expect(openServer({ data: folder, mustRun: true })).rejects.toThrow(refused);
    expect((await openServer({ data: folder })).address).toBe(otherAddress);
    expect((await openServer({ data: folder, server: 'http://x', mustRun: true })).address).toBe('http://x');
  });

  it('tells when the command that it borrowed a gateway from has ended', async () => {
    const holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    const health = createServer((_, response) => response.end(JSON.stringify({ pid: holder.pid })));
    await new Promise<void>((listening) => health.listen(0, '127.0.0.1', listening));
    lock(`http://127.0.0.1:${(health.address() as AddressInfo).port}`, holder.pid, true);
    const server = await openServer({ data: folder });
    holder.kill();
    await expect(server.lost).rejects.toThrow('clade resume');
    health.close();
  });

  it('does not take the server of another folder for the one that the lock names', async () => {
    lock(otherAddress, process.ppid);
    await expect(openServer({ data: folder, mustRun: true })).rejects.toThrow('clade serve');
  });

  it('joins the rival that locked the folder first, once that listens', async () => {
    lock(null);
    const data = folder;
    writeFileSync(gateway, GATEWAY.replace("data.endsWith('refusing')", 'true'));
    const opening = openServer({ data }, gateway);
    setTimeout(() => lock(otherAddress), 400);
    expect((await opening).address).toBe(otherAddress);
  });

  it('starts a gateway of its own once the rival has ended', async () => {
    const server = await openServer({ data: dataIn('contested') }, gateway);
    await expect(createApiClient(server.address).health()).resolves.toMatchObject({ isPrivate: 'true' });
    await server.close();
  });

  it('waits for the end of another command that has only begun', async () => {
    const began = { pid: process.pid, address: otherAddress, startedAt: new Date().toISOString(), private: true };
    writeFileSync(join(folder, 'clade.lock'), JSON.stringify(began));
    const opening = openServer({ data: folder }, gateway);
    setTimeout(() => rmSync(join(folder, 'clade.lock')), 400);
    const server = await opening;
    expect(server.address).not.toBe(otherAddress);
    await server.close();
  });

  it('says that the process that holds the folder does not answer', async () => {
    lock('http://127.0.0.1:9');
    writeFileSync(gateway, GATEWAY.replace("data.endsWith('refusing')", 'true'));
    const problem = `${folder} is in use by process ${process.pid}, which does not answer`;
    await expect(openServer({ data: folder }, gateway, 300)).rejects.toThrow(problem);
  });

  it('tells why a gateway cannot start', async () => {
    await expect(openServer({ data: dataIn('refusing') }, gateway, 300)).rejects.toThrow(/^the folder is in use$/);
  });

  it('shows the last words of a gateway that ends without a reason', async () => {
    const opening = openServer({ data: dataIn('silent') }, gateway);
    await expect(opening).rejects.toThrow('The private gateway ended with exit code 7\nno such module');
  });

  it('tells of a gateway that ends before its time', async () => {
    const server = await openServer({ data: dataIn('crashing') }, gateway);
    await expect(server.lost).rejects.toThrow('ended with exit code 9\nout of memory');
    await expect(server.close()).rejects.toThrow('exit code 9');
  });

  it('needs no lock where it is told the address', async () => {
    expect((await openServer({ data: folder, server: 'http://x' }, 'none.js')).address).toBe('http://x');
  });
});
