/** What commands say of answers that need a word of advice, or are about a file. */
import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { runCli } from './run-cli';
import { TOURNAMENT } from './testing/tournament-view';

let server: Server;
let answer: [status: number, body: unknown];
let folder: string;
let file: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clade-cli-'));
  file = join(folder, 'a.tar.gz');
  writeFileSync(file, 'x');
  server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(answer[0]).end(JSON.stringify(answer[1])));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

async function clade(...words: string[]): Promise<string> {
  const streams = { out: new PassThrough(), err: new PassThrough() };
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const exitCode = await runCli([...words, '--server', address], streams);
  return `${exitCode} ${String(streams.out.read() ?? '')}${String(streams.err.read() ?? '')}`;
}

it('names the file of an import', async () => {
  answer = [201, { outcome: 'imported', tournament: TOURNAMENT }];
  expect(await clade('import', file)).toMatch(`0 ${file}: tournament ${TOURNAMENT.id} (`);
});

it('names the file that is refused', async () => {
  const errors = [{ field: 'manifest.json version', message: 'is 1; must be 4' }];
  const problem = { type: 'about:blank', title: 'x', status: 422, detail: 'x', errors };
  answer = [422, problem];
  expect(await clade('import', file)).toBe(`2 ${file}: manifest.json version: is 1; must be 4\n`);
  answer = [409, { ...problem, status: 409, errors: undefined, detail: 'it is here and differs' }];
  expect(await clade('import', file)).toBe(`1 ${file}: it is here and differs\n`);
  expect(await clade('corpus', 'add', file, '--name', 'x')).toBe(`1 ${file}: it is here and differs\n`);
});

it('points to the validation part while nobody has a score on test', async () => {
  answer = [200, []];
  const advice = 'when the tournament ends';
  expect(await clade('leaderboard', 'k3f9')).toMatch(
    /when the tournament ends[^]* leaderboard k3f9 --part validation /,
  );
  expect(await clade('leaderboard', 'k3f9', '--part', 'validation')).not.toContain(advice);
  const row = { niche: 'moby', kind: 'individual', name: 'k3f9-0-1', family: 'gru', parameters: 9, rank: 1, of: 1 };
  answer = [200, [{ ...row, bitsPerCharacter: 2, standardErrorBits: 0.1, newText: null }]];
  expect(await clade('leaderboard', 'k3f9')).not.toContain(advice);
});
