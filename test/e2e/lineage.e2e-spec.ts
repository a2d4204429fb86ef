/** Lineages of a real server as files for other programs, and rows as files. */
import type { TournamentView } from '#contracts';
import { startWithFinished } from './support/finished-tournament';
import type { GatewayProcess } from './support/gateway-process';
import { SMALL_CONFIG, until } from './support/small-tournament';

jest.setTimeout(300_000);

let gateway: GatewayProcess;
let tournament: TournamentView;

beforeAll(async () => {
  ({ gateway, tournament } = await startWithFinished('small'));
});
afterAll(() => gateway.stop());

async function download(path: string) {
  const response = await fetch(`${gateway.address}/api/tournaments/${tournament.id}/${path}`);
  const header = (name: string) => response.headers.get(name);
  return {
    status: response.status,
    type: header('content-type'),
    disposition: header('content-disposition'),
    text: await response.text(),
  };
}
const lines = (text: string) => text.split(/\r?\n/).filter((line) => line !== '').length;

it.each([
  ['alife-csv', 'text/csv; charset=utf-8', 'alife.csv', /^id,ancestor_list,origin_time,[^]*\r\n0,\[none\],0,/],
  ['alife-json', 'application/json; charset=utf-8', 'alife.json', /^{\n"0":{"id":0,"ancestor_list":\["none"\],/],
  ['newick', 'text/plain; charset=utf-8', 'nwk', /^\(\(*[a-z][^']*\);\n$/],
  ['nhx', 'text/plain; charset=utf-8', 'nhx', /^\(\(*[a-z][^']*\);\n$/],
  ['nexus', 'text/plain; charset=utf-8', 'nex', /^#NEXUS\n[^]*\nEND;\n$/],
  ['phyloxml', 'application/xml; charset=utf-8', 'phylo.xml', /^<\?xml [^]*<\/phyloxml>\n$/],
])('writes the lineage as %s', async (format, type, ending, shape) => {
  const { id, individuals } = tournament;
  const answer = await download(`lineage?format=${format}`);
  expect(answer).toMatchObject({ status: 200, type, disposition: `attachment; filename="${id}.${ending}"` });
  expect(answer.text).toMatch(shape);
  const { rows } = await gateway.api.individuals(id, { limit: 200 });
  expect(rows).toHaveLength(individuals);
  for (const row of rows) expect(answer.text).toContain(row.id);
});

it('says in its description how trees can be labelled', async () => {
  const { paths } = (await (await fetch(`${gateway.address}/api-json`)).json()) as { paths: Record<string, object> };
  const schema = { enum: ['ids', 'names'], default: 'ids' };
  const labels = expect.objectContaining({ name: 'labels', in: 'query', schema: expect.objectContaining(schema) });
  expect(paths['/api/tournaments/{id}/lineage']).toMatchObject({
    get: { parameters: expect.arrayContaining([labels]) },
  });
});

it('writes rows as CSV and as JSON lines: all that match, or the first few', async () => {
  const { rows } = await gateway.api.individuals(tournament.id, { niche: 'prose', sort: 'validation', limit: 200 });
  const file = await download('individuals?format=ndjson&niche=prose&sort=validation');
  expect(file.type).toBe('application/x-ndjson; charset=utf-8');
  expect(
    file.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual(rows);
  expect(lines((await download('individuals?format=csv')).text)).toBe(tournament.individuals + 1);
  expect(lines((await download('individuals?format=csv&limit=2')).text)).toBe(3);
  expect(await download('battles?format=csv')).toMatchObject({
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${tournament.id}-battles.csv"`,
    text: 'generation,niche,number,first,second,prompt,rater,outcome\r\n',
  });
  for (const path of ['generations?format=csv', 'leaderboard?format=csv', 'ratings?format=csv']) {
    expect(await download(path)).toMatchObject({ status: 200, type: 'text/csv; charset=utf-8' });
  }
  expect(lines((await download('generations?format=ndjson')).text)).toBe(3);
});

it('tells the line of the champion, its relatives, and how genes went', async () => {
  const { id } = tournament;
  const champion = tournament.champion?.id as string;
  const line = await gateway.api.lineOfDescent(champion);
  expect(line[0]).toMatchObject({ id: champion, depth: 0 });
  const founder = line[line.length - 1];
  expect(founder).toMatchObject({ parents: [] });
  const descendants = await gateway.api.descendants(founder.id);
  for (const each of line) expect(descendants.map((one) => one.id)).toContain(each.id);
  expect(await gateway.api.commonAncestors(champion, founder.id)).toMatchObject([{ id: founder.id }]);

  const { generations } = await gateway.api.gene(id, 'family');
  const closed = await gateway.api.generations(id);
  expect(generations.map(({ living }) => living)).toEqual(closed.map(({ metrics }) => metrics.individuals.all));
  const [{ value }] = generations[2].alleles;
  const origins = await gateway.api.geneOrigins(id, 'family', value);
  for (const origin of origins)
    expect(await gateway.api.individual(origin.id)).toMatchObject({ genome: { family: value } });
  const refused = await Promise.allSettled([
    gateway.api.gene(id, 'wings'),
    gateway.api.geneOrigins(id, 'width', 7),
    gateway.api.geneOrigins(id, 'learningRate', 0.01),
  ]);
  expect(refused.map((each) => (each as { reason: Error }).reason.message)).toEqual([
    expect.stringMatching(/^locus is "wings"; must be one of family, /),
    'value is "7"; must be one of 32',
    expect.stringMatching(/^locus is "learningRate"; must be a locus with alleles to tell apart: family, /),
  ]);
});

it('finds what people named, and compares tournaments', async () => {
  const { id } = tournament;
  await gateway.api.annotateTournament(id, { notes: 'the quagga run' });
  expect(await gateway.api.search('quagga')).toMatchObject([{ kind: 'tournament', id, notes: 'the quagga run' }]);
  const other = await gateway.api.launch({ config: { ...SMALL_CONFIG, generations: 1 }, seed: 23 });
  await gateway.api.cancel(other.id);
  const { differences, niches } = await gateway.api.compare([id, other.id]);
  expect(differences).toEqual([
    { field: 'generations', values: [3, 1] },
    { field: 'seed', values: [21, 23] },
  ]);
  expect(niches.map(({ niche, generations }) => [niche, generations.length])).toEqual([
    ['prose', 3],
    ['sounds', 3],
  ]);
});

it('says by a strong ETag that what a finished tournament holds has not changed, until people rename it', async () => {
  const { id } = tournament;
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${gateway.address}/api/tournaments/${path}`, { headers });
  for (const path of ['lineage?format=newick', 'individuals', 'individuals?format=csv', 'generations', 'genes/width']) {
    const first = await ask(`${id}/${path}`);
    const tag = first.headers.get('etag') as string;
    expect([path, tag]).toEqual([path, expect.stringMatching(/^"[\w-]{27}"$/)]);
    const body = await first.text();
    const again = await ask(`${id}/${path}`, { 'if-none-match': `"other", ${tag}` });
    expect([path, again.status, await again.text(), again.headers.get('etag')]).toEqual([path, 304, '', tag]);
    const plain = await ask(`${id}/${path}`, { 'if-none-match': tag, 'accept-encoding': 'identity' });
    expect([path, plain.status, await plain.text()]).toEqual([path, 200, body]);
    expect(plain.headers.get('etag')).not.toBe(tag);
    await gateway.api.annotateIndividual(`${id}-0-0`, { name: `Named for ${path}` });
    expect((await ask(`${id}/${path}`, { 'if-none-match': tag })).status).toBe(200);
  }
  for (const path of [`${id}/individuals?cursor=forged`, `${id}/genes/wings`, 'nobody/individuals']) {
    const refused = await ask(path);
    expect([path, refused.ok, refused.headers.get('cache-control')]).toEqual([path, false, null]);
  }
});

it('compresses what it answers', async () => {
  const headers = { 'accept-encoding': 'gzip' };
  for (const path of [
    `tournaments/${tournament.id}/individuals?limit=200`,
    `tournaments/${tournament.id}/lineage?format=phyloxml`,
    `tournaments/${tournament.id}/individuals?format=ndjson`,
  ]) {
    const response = await fetch(`${gateway.address}/api/${path}`, { headers });
    expect([path, response.headers.get('content-encoding')]).toEqual([path, 'gzip']);
    expect(response.headers.get('vary')).toMatch(/accept-encoding/i);
    expect((await response.text()).length).toBeGreaterThan(900);
  }
});

it('answers a file that cannot begin with a problem', async () => {
  expect(await download('individuals?format=csv&cursor=forged')).toMatchObject({ status: 400 });
  const answer = await download('lineage?format=excel');
  expect(answer).toMatchObject({ status: 422, text: expect.stringContaining('format is \\"excel\\"; ') });
  const named = await download('lineage?format=alife-csv&labels=names');
  expect(named).toMatchObject({ status: 422, text: expect.stringContaining('labels is \\"names\\"; must be ids') });
  expect(await download('lineage')).toMatchObject({ status: 422, text: expect.stringContaining('format is missing') });
});

it('can be asked for while the tournament runs, before anyone is born', async () => {
  const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: 22 });
  const text = async () => new TextDecoder().decode(await gateway.api.lineageFile(id, 'newick'));
  expect(await text()).toMatch(/;\n$/);
  await until(gateway.api, id, ({ generation }) => generation > 0);
  expect(await text()).toContain(`${id}-0-0:`);
  await gateway.api.cancel(id);
});
