/** The command line where what it writes goes elsewhere than to a file or a reader that waits. */
import { execFile, execFileSync } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TournamentView } from '#contracts';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(240_000);

const MAIN = path.resolve(__dirname, '../../dist/apps/cli/src/main.js');

let gateway: GatewayProcess;
let tournament: TournamentView;
let champion: string;
let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  gateway = await startGateway({ data: await temporaryFolder() });
  await uploadCorpora(gateway.api);
  const { id } = await gateway.api.launch({ config: { ...SMALL_CONFIG, generations: 1 }, seed: 21 });
  tournament = await until(gateway.api, id, finished);
  champion = tournament.champion!.id;
  await writeFile(path.join(folder, 'small.json'), JSON.stringify({ ...SMALL_CONFIG, generations: 1 }));
});
afterAll(() => gateway.stop());

interface Ended {
  readonly code: number | string | null | undefined;
  readonly out: Buffer;
  readonly err: string;
}

/** A line of a shell, in which `clade` is the built command. */
function shell(line: string): Promise<Ended> {
  const script = `clade() { "${process.execPath}" "${MAIN}" "$@"; }; cd "${folder}"; ${line}`;
  const env = { PATH: process.env['PATH'], HOME: folder, CLADE_SERVER: gateway.address };
  return new Promise((resolve) => {
    execFile('bash', ['-o', 'pipefail', '-c', script], { env, encoding: 'buffer' }, (error, out, err) =>
      resolve({ code: error ? error.code : 0, out, err: err.toString() }),
    );
  });
}

it.each([
  ['--help', 'clade --help'],
  ['help of a command', 'clade export --help'],
  ['schema', 'clade schema'],
  ['doctor', 'clade doctor'],
  ['list', 'clade list'],
  ['list as JSON', 'clade list --json'],
  ['show', 'clade show ID'],
  ['generations', 'clade generations ID'],
  ['leaderboard', 'clade leaderboard ID'],
  ['individual', 'clade individual CHAMPION'],
  ['tree', 'clade tree ID'],
  ['ancestors', 'clade ancestors CHAMPION'],
  ['ratings', 'clade ratings ID'],
  ['battles', 'clade battles ID'],
  ['corpus list', 'clade corpus list'],
  ['sample', 'clade sample CHAMPION --prompt "The w" --length 5'],
  ['note', 'clade note ID --text "a note"'],
  ['watch', 'clade watch ID'],
  ['watch as JSON', 'clade watch ID --json'],
  ['verify', 'clade verify ID'],
  ['launch', 'clade launch --config small.json --seed 3'],
  ['launch --detach', 'clade launch --config small.json --seed 4 --detach'],
  ['export', 'clade export ID --out full.csv --force'],
  ['export to standard output', 'clade export ID --out -'],
  ['serve', 'clade serve --data own --port 0'],
  ['bench', 'clade bench arena agreement --battles 20 --panels 1 --length 50'],
])('a full device ends %s in one sentence', async (_, line) => {
  const { code, err } = await shell(`${line.replace('ID', tournament.id).replace('CHAMPION', champion)} > /dev/full`);
  expect([line, code, err]).toEqual([
    line,
    expect.any(Number),
    expect.stringMatching(/ENOSPC: no space left on device/),
  ]);
  expect(code).not.toBe(0);
  expect(err.trimEnd().split('\n').at(-1)).toMatch(/^standard output: ENOSPC: no space left on device, write$/);
  expect(err).not.toMatch(/^\s+at /m);
});

it('has every bench in the help', async () => {
  const [{ err }, { out }] = await Promise.all([shell('clade bench nothing'), shell('clade bench --help')]);
  const names = /must be one of (.*)/.exec(err)![1].split(', ');
  expect(names.filter((name) => !new RegExp(`^  ${name} `, 'm').test(String(out)))).toEqual([]);
});

it('writes a model to standard output byte for byte, and says so beside it', async () => {
  const model = await gateway.api.exportIndividual(champion, 'onnx');
  for (const name of ['-', '/dev/stdout']) {
    const piped = await shell(`clade export ${champion} --out ${name} | cat`);
    expect([name, piped.code, piped.err]).toEqual([
      name,
      0,
      `standard output  ${model.length.toLocaleString('en')} bytes\n`,
    ]);
    expect(piped.out.equals(model)).toBe(true);
  }
  const { code, out } = await shell(
    `clade export ${champion} --out /dev/stdout > model.onnx; wc -c < model.onnx; ls -- -`,
  );
  expect([code, String(out).trim()]).toEqual([2, `${model.length}`]); // there is no file called -
  const left = await shell(`clade export ${champion} --out - | head -c 5`);
  expect([left.code, left.out.length]).toEqual([0, 5]);
});

it('writes through what is no file, and leaves links and devices as they are', async () => {
  await mkdir(path.join(folder, 'far'));
  await symlink('far/tree.nwk', path.join(folder, 'link.nwk'));
  await symlink('/dev/null', path.join(folder, 'null'));
  execFileSync('mkfifo', [path.join(folder, 'fifo')]);
  const tree = Buffer.from(await gateway.api.lineageFile(tournament.id, 'newick'));
  const report = (name: string) => `${name}  ${tree.length} bytes\n`;
  const word = `clade export ${tournament.id} --format newick --force --out`;

  const written = await shell(
    `cat fifo > read & ${word} fifo; wait; ${word} null; ${word} /dev/null; ${word} link.nwk`,
  );
  const names = ['fifo', 'null', '/dev/null', 'link.nwk'];
  expect([written.code, String(written.out), written.err]).toEqual([0, names.map(report).join(''), '']);
  expect(await readFile(path.join(folder, 'read'))).toEqual(tree);
  expect(await readFile(path.join(folder, 'far', 'tree.nwk'))).toEqual(tree);
  expect(await readdir(path.join(folder, 'far'))).toEqual(['tree.nwk']);
  for (const name of ['link.nwk', 'null']) {
    expect((await lstat(path.join(folder, name))).isSymbolicLink()).toBe(true);
  }
  expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true);
  expect((await lstat(path.join(folder, 'fifo'))).isFIFO()).toBe(true);

  const refused = await shell(`${word} far; ${word} /dev/full`);
  expect(refused.code).toBe(1);
  expect(refused.err).toBe('far is a folder; --out names a file\n/dev/full: ENOSPC: no space left on device, write\n');
});
