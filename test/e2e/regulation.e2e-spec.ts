/** Regulated genomes in a real tournament: told by `clade genome`, moved as an archive, the same after kill -9. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { regulationView, type RegulationView, type TournamentView } from '#contracts';
import { download, entriesOf, linesOf, packed, refusal, upload, withRows } from './support/archives';
import { cladeWith } from './support/cli-process';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(240_000);

/** One architecture but for its modules: compiling takes longer than all else. */
const CONFIG = {
  ...SMALL_CONFIG,
  niches: [
    { name: 'prose', capacity: 3 },
    { name: 'sounds', capacity: 2 },
  ],
  searchSpace: { ...SMALL_CONFIG.searchSpace, family: { values: ['gru'] }, optimizer: { values: ['adamw'] } },
  regulation: {
    modules: 2,
    mostModules: 4,
    factors: 2,
    mostFactors: 4,
    hyperparameters: ['learningRate'],
    cue: { symbols: 64, reliability: 0.5 },
    rates: { duplication: 0.3, loss: 0.1, promoter: 0.1 },
    chromatin: { sites: 4, deNovo: 0.5, worthSymbols: 128 },
  },
};
const WANTED = { config: CONFIG, seed: 5 };

let gateway: GatewayProcess;
let tournament: TournamentView;
/** Founder and one of the last generation. */
let [founder, last] = ['', ''];

beforeAll(async () => {
  gateway = await startGateway({ data: await temporaryFolder() });
  await uploadCorpora(gateway.api);
  const { id } = await gateway.api.launch(WANTED);
  tournament = await until(gateway.api, id, finished);
  const { rows } = await gateway.api.individuals(id, { limit: 200 });
  const viable = rows.filter(({ status }) => status === 'trained');
  founder = viable.find(({ generation }) => generation === 0)!.id;
  last = viable.find(({ generation }) => generation === 2)!.id;
});
afterAll(() => gateway.stop());

const clade = (...words: string[]) => cladeWith({ CLADE_DATA: gateway.data }, ...words);
const genomeOf = async (api: GatewayProcess['api'], id: string) =>
  JSON.parse(JSON.stringify(await api.regulation(id))) as RegulationView;

it('shows factors, promoters with what is bound, marks and expression', async () => {
  const { exitCode, out } = await clade('genome', 'show', founder);
  expect(exitCode).toBe(0);
  const { factors, modules, lives } = await genomeOf(gateway.api, founder);
  expect(out).toContain(`${founder}: sensed in generation ${lives.at(-1)!.generation}, by a cue of`);
  for (const { id, consensus } of factors) expect(out).toMatch(new RegExp(`${id} .*${consensus}`));
  for (const { promoter, marks, marksLeft } of modules) {
    expect(out).toContain(promoter);
    expect(out).toContain(`methylation ${marks!.methylation}`);
    expect(out).toContain(marksLeft!.methylation);
  }
  expect(out).toContain('m2, learningRate');
  const json = JSON.parse((await clade('genome', 'show', founder, '--json')).out) as unknown;
  expect(json).toEqual(await genomeOf(gateway.api, founder));
  expect(regulationView.parse(json)).toEqual(json);
});

it('tells two genomes apart, gene by gene', async () => {
  expect((await clade('genome', 'diff', founder, founder)).out.trim()).toBe('the same regulatory genome');
  const other = `${tournament.id}-0-1`;
  const { out } = await clade('genome', 'diff', founder, other);
  const [{ modules }, { modules: others }] = [await genomeOf(gateway.api, founder), await genomeOf(gateway.api, other)];
  for (const { id, promoter } of modules) {
    if (others.find((one) => one.id === id)!.promoter !== promoter) expect(out).toMatch(new RegExp(`${id} .*promoter`));
  }
});

it('tells the norm of reaction: what is expressed on each text, and what moves it most', async () => {
  const { out } = await clade('genome', 'norm', last);
  const { modules } = await genomeOf(gateway.api, last);
  const [head, ...rows] = out.split('\n').filter((line) => line.trim() !== '');
  expect(head.split(/ {2,}/).map((word) => word.trim())).toEqual(['module', 'prose', 'sounds', 'moved most by']);
  expect(rows.map((row) => row.split(/\s+/)[0]).sort()).toEqual(modules.map(({ id }) => id).sort());
  const norm = await gateway.api.norm(last);
  const { lives } = await genomeOf(gateway.api, last);
  const life = lives.at(-1)!;
  const there = norm.texts.find(({ text }) => text === life.cueOf)!;
  expect(there.expression).toEqual(life.expression); // as it was on the text that it heard of
});

it('draws the logo of a factor, to a file or to standard output', async () => {
  const file = path.join(await temporaryFolder(), 'f0.svg');
  const { out } = await clade('genome', 'logo', founder, '--factor', 'f0');
  expect(out).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
  expect((await clade('genome', 'logo', founder, '--factor', 'f0', '--out', file)).exitCode).toBe(0);
  expect(await readFile(file, 'utf8')).toBe(out);
  const again = await clade('genome', 'logo', founder, '--factor', 'f0', '--out', file);
  expect([again.exitCode, again.err]).toEqual([2, expect.stringContaining('--force')]);
});

it('says who or what is not there', async () => {
  const unknown = await clade('genome', 'logo', founder, '--factor', 'f99');
  expect([unknown.exitCode, unknown.err]).toEqual([3, expect.stringContaining('f99')]);
  const nobody = await clade('genome', 'show', `${tournament.id}-9-9`);
  expect([nobody.exitCode, nobody.err]).toEqual([3, expect.stringContaining(`${tournament.id}-9-9`)]);
  const odd = await clade('genome', 'logo', founder, '--factor', 'F!');
  expect([odd.exitCode, odd.err]).toEqual([2, expect.stringContaining('must be the id of a gene')]);
});

it('moves as an archive: every genome and life as it was, verified, and exported as the same file', async () => {
  const { id } = tournament;
  const archive = await download(gateway.api, id);
  const target = await startGateway({ data: await temporaryFolder() });
  try {
    expect((await upload(target.api, archive)).outcome).toBe('imported');
    const { rows } = await gateway.api.individuals(id, { limit: 200 });
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(await genomeOf(target.api, row.id)).toEqual(await genomeOf(gateway.api, row.id));
    expect(await target.api.norm(last)).toEqual(await gateway.api.norm(last));
    expect((await download(target.api, id)).equals(archive)).toBe(true);
    const { exitCode, out } = await cladeWith({ CLADE_DATA: target.data }, 'verify', id);
    expect([exitCode, out]).toEqual([0, expect.stringContaining('The lineage hashes match.')]);
  } finally {
    await target.stop();
  }
});

it('is refused where a genome, expression or marks were altered', async () => {
  const entries = await entriesOf(await download(gateway.api, tournament.id));
  const change = (table: string, column: string, other: (regulation: never) => object) =>
    packed(
      withRows(entries, table, ([first, ...rows]) => [
        { ...first, [column]: { ...(first[column] as object), ...other(first[column] as never) } },
        ...rows,
      ]),
    );
  const target = await startGateway({ data: await temporaryFolder() });
  const told = async (archive: Buffer): Promise<string> => (await refusal(upload(target.api, archive)))[1];
  try {
    expect(linesOf(entries, 'life')[0].regulation).toBeDefined();
    const flipped = change('life', 'regulation', ({ expression: [e, ...rest] }: { expression: number[] }) => {
      return { expression: [e > 0.5 ? 0.25 : 0.75, ...rest] };
    });
    expect(await told(flipped)).toMatch(/regulation expression\.0 .*by its genome/);
    const bare = change('individual', 'regulation', () => ({ marks: null }));
    expect(await told(bare)).toMatch(/regulation marks is null; must be marks of each promoter/);
  } finally {
    await target.stop();
  }
});

it('is the same after kill -9, marks and all', async () => {
  const data = await temporaryFolder();
  const first = await startGateway({ data });
  await uploadCorpora(first.api);
  const { id } = await first.api.launch(WANTED);
  await until(first.api, id, ({ generation }) => generation >= 1);
  await first.kill();
  const second = await startGateway({ data });
  try {
    await second.api.resume(id);
    const { lineageHash } = await until(second.api, id, finished);
    expect(lineageHash).toBe(tournament.lineageHash);
  } finally {
    await second.stop();
  }
});
