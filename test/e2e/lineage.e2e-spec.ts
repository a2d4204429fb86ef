/** Lineages of a real server as files for other programs, and rows as files. */
import type { TournamentView } from '#contracts';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(120_000);

let gateway: GatewayProcess;
let tournament: TournamentView;

beforeAll(async () => {
  gateway = await startGateway({ data: await temporaryFolder() });
  await uploadCorpora(gateway.api);
  const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: 21 });
  tournament = await until(gateway.api, id, finished);
});
afterAll(() => gateway.stop());

async function download(path: string) {
  const response = await fetch(`${gateway.address}/api/tournaments/${tournament.id}/${path}`);
  const header = (name: string) => response.headers.get(name);
  return {
    ...{ status: response.status, type: header('content-type'), disposition: header('content-disposition') },
    text: await response.text(),
  };
}
const lines = (text: string) => text.split(/\r?\n/).filter((line) => line !== '').length;

it.each([
  ['alife-csv', 'text/csv; charset=utf-8', 'alife.csv', /^id,ancestor_list,origin_time,[^]*\r\n0,\[none\],0,/],
  ['alife-json', 'application/json; charset=utf-8', 'alife.json', /^{\n"0":{"id":0,"ancestor_list":\["none"\],/],
  ['newick', 'text/plain; charset=utf-8', 'nwk', /^\(\(?'[^]*\);\n$/],
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

it('writes rows as CSV and as JSON lines: all that match, or the first few', async () => {
  const { rows } = await gateway.api.individuals(tournament.id, { niche: 'prose', sort: 'fitness', limit: 200 });
  const file = await download('individuals?format=ndjson&niche=prose&sort=fitness');
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
    ...{ type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${tournament.id}-battles.csv"` },
    text: 'generation,niche,number,first,second,prompt,rater,outcome\r\n',
  });
  for (const path of ['generations?format=csv', 'leaderboard?format=csv', 'ratings?format=csv']) {
    expect(await download(path)).toMatchObject({ status: 200, type: 'text/csv; charset=utf-8' });
  }
  expect(lines((await download('generations?format=ndjson')).text)).toBe(3);
});

it('answers a file that cannot begin with a problem', async () => {
  expect(await download('individuals?format=csv&cursor=forged')).toMatchObject({ status: 400 });
  const answer = await download('lineage?format=excel');
  expect(answer).toMatchObject({ status: 422, text: expect.stringContaining('format is \\"excel\\"; ') });
  expect(await download('lineage')).toMatchObject({ status: 422, text: expect.stringContaining('format is missing') });
});

it('can be asked for while the tournament runs, before anyone is born', async () => {
  const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: 22 });
  const text = async () => new TextDecoder().decode(await gateway.api.lineageFile(id, 'newick'));
  expect(await text()).toMatch(/;\n$/);
  await until(gateway.api, id, ({ generation }) => generation > 0);
  expect(await text()).toContain(`'${id}-0-0'`);
  await gateway.api.cancel(id);
});
