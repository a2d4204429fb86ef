/** What a real tournament exports, read by the programs that people use for such files. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { individualId, prngOf, shortId } from '#base';
import type { IndividualView, TournamentView } from '#contracts';
import { type Column, csvTable } from '#tables';
import { startWithFinished } from './support/finished-tournament';
import { describeWith, readBy } from './support/foreign-readers';
import type { GatewayProcess } from './support/gateway-process';
import { temporaryFolder } from './support/small-tournament';

jest.setTimeout(240_000);

let gateway: GatewayProcess;
let folder: string;
let tournament: TournamentView;
let individuals: readonly IndividualView[];

/** Names that are hard to quote, of the individuals born first. */
const NAMES = ['Ahab', `it's "quoted", [&R]; (a:1,b:2)_c`, ' two  lines\n', 'é 𝔐', '=1+1'];
const NAMED = ['Ahab', 'it_s_quoted_&R_a_1_b_2_c', 'two_lines', 'é_𝔐', '1_1'];

beforeAll(async () => {
  folder = await temporaryFolder();
  ({ gateway, tournament } = await startWithFinished('voted'));
  const { id } = tournament;
  for (const [slot, name] of NAMES.entries()) await gateway.api.annotateIndividual(`${id}-0-${slot}`, { name });
  individuals = (await gateway.api.individuals(id, { limit: 200 })).rows;
  expect(individuals).toHaveLength(tournament.individuals);
});
afterAll(() => gateway.stop());

/** Where a file that the server wrote lies. */
async function download(route: string, name: string): Promise<string> {
  const response = await fetch(`${gateway.address}/api/${route}`);
  expect([route, response.status]).toEqual([route, 200]);
  const file = path.join(folder, name);
  await writeFile(file, new Uint8Array(await response.arrayBuffer()));
  return file;
}
const lineage = (format: string, labels = 'ids') =>
  download(`tournaments/${tournament.id}/lineage?format=${format}&labels=${labels}`, `lineage-${labels}.${format}`);

type Branch = readonly [child: string, parent: string, generations: number];

/** The tree as individuals tell it: each hangs from its primary parent, founders from a root without a name. */
function branches(labels: 'ids' | 'names'): Branch[] {
  const labelOf = (id: string) => {
    const named = NAMED.findIndex((_, slot) => id === `${tournament.id}-0-${slot}`);
    return labels === 'ids' || named < 0 ? id : `${id}_${NAMED[named]}`;
  };
  const born = new Map(individuals.map(({ id, generation }) => [id, generation]));
  return individuals
    .map(({ id, generation, parents }): Branch => {
      const parent = parents.find(({ role }) => role === 'primary')?.id;
      return [labelOf(id), parent ? labelOf(parent) : '', generation - (parent ? born.get(parent)! : 0)];
    })
    .sort();
}
const tips = () => {
  const parents = new Set(branches('ids').map(([, parent]) => parent));
  return individuals.filter(({ id }) => !parents.has(id)).length;
};

describeWith('ape', () => {
  it.each([
    ['newick', 'ids'],
    ['newick', 'names'],
    ['nexus', 'ids'],
    ['nexus', 'names'],
  ] as const)('reads, draws and writes %s with %s', async (format, labels) => {
    const pdf = path.join(folder, `${format}-${labels}.pdf`);
    const printed = await readBy('ape', 'read-tree.R', format, await lineage(format, labels), pdf);
    const [read, again] = printed.split('again\n').map((part) => part.trimEnd().split('\n'));
    expect(again.pop()).toBe(`tips\t${tips()}`);
    const expected = branches(labels).map((branch) => branch.join('\t'));
    expect(read.sort()).toEqual(expected);
    expect(again.sort()).toEqual(expected);
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('reads ids as text and numbers as numbers from rows, one value a cell', async () => {
    const columns = await rColumns(await download(`tournaments/${tournament.id}/individuals?format=csv`, 'rows.csv'));
    expectIndividuals((name) => columns[name].values);
    expect(columns['tournamentId'].type).toBe('character');
    expect(columns['bitsPerCharacter'].type).toBe('numeric');
    expect(columns['parents.primary.genes.width'].type).toBe('logical');
  });

  it('reads every id as it was written', async () => {
    const columns = await rColumns(await manyIds());
    expect(columns).toEqual({
      tournament: { type: 'character', values: IDS },
      individual: { type: 'character', values: IDS.map(memberOf) },
    });
  });
});

describeWith('Biopython', () => {
  it.each([
    ['newick', 'ids'],
    ['newick', 'names'],
    ['nexus', 'ids'],
    ['nexus', 'names'],
    ['phyloxml', 'ids'],
  ] as const)('reads and writes %s with %s', async (format, labels) => {
    const printed = await readBy('Biopython', 'read-tree.py', format, await lineage(format, labels));
    const { read, again, secondary } = JSON.parse(printed) as Record<'read' | 'again', object> & {
      secondary?: unknown;
    };
    const ours = { branches: branches(labels), tips: tips(), confidences: [] };
    expect(sorted(read)).toEqual(ours);
    expect(sorted(again)).toEqual(ours);
    const others = individuals.flatMap(({ id, parents }) =>
      parents.filter(({ role }) => role === 'secondary').map((parent) => [id, parent.id]),
    );
    expect(others.length).toBeGreaterThan(0);
    if (format === 'phyloxml') expect(secondary).toEqual(others);
  });

  it('reads phyloxml with names as they were given, on one line', async () => {
    const { read } = JSON.parse(
      await readBy('Biopython', 'read-tree.py', 'phyloxml', await lineage('phyloxml', 'names')),
    ) as { read: { branches: Branch[] } };
    const founders = read.branches.filter(([child]) => child.startsWith(`${tournament.id}-0-`));
    expect(founders.slice(0, NAMES.length).map(([child]) => child)).toEqual(
      NAMES.map((name, slot) => `${tournament.id}-0-${slot} ${name.trim().replace(/\s+/g, ' ')}`),
    );
  });

  const sorted = (read: object) => ({ ...read, branches: (read as { branches: Branch[] }).branches.sort() });
});

describeWith('pandas', () => {
  it('reads ids as text and numbers as numbers from rows, one value a cell', async () => {
    const columns = await pandasColumns(
      await download(`tournaments/${tournament.id}/individuals?format=csv`, 'individuals.csv'),
    );
    expectIndividuals((name) => columns[name].values);
    expect(columns['tournamentId'].type).toBe('object');
    expect(columns['bitsPerCharacter'].type).toBe('float64');
    expect(columns['genome.width'].type).toBe('int64');
  });

  it.each(['individuals', 'generations', 'ratings', 'leaderboard', 'battles', 'genes/family', 'genes/learningRate'])(
    'finds no list and no record in a cell of %s',
    async (route) => {
      const columns = await pandasColumns(
        await download(`tournaments/${tournament.id}/${route}?format=csv`, 'any.csv'),
      );
      const cells = Object.values(columns).flatMap(({ values }) => values);
      expect(cells.length).toBeGreaterThan(0);
      expect(cells.filter((cell) => typeof cell === 'string' && /^[[{]/.test(cell))).toEqual([]);
    },
  );

  it('reads a phylogeny by the ALife standard', async () => {
    const columns = await pandasColumns(await lineage('alife-csv'));
    const number = new Map(individuals.map(({ id }, at) => [id, at]));
    expect(columns['id']).toEqual({ type: 'int64', values: individuals.map((_, at) => at) });
    expect(columns['taxon_label'].values).toEqual(individuals.map(({ id }) => id));
    expect(columns['ancestor_list'].values).toEqual(
      individuals.map(({ parents }) => `[${parents.map(({ id }) => number.get(id)).join(',') || 'none'}]`),
    );
    expect(columns['primary_share'].values).toEqual(individuals.map(({ parents }) => parents[0]?.share ?? null));
    const json = JSON.parse(await readFile(await lineage('alife-json'), 'utf8')) as Record<
      string,
      { taxon_label: string }
    >;
    expect(Object.values(json).map((entry) => entry.taxon_label)).toEqual(columns['taxon_label'].values);
  });

  it('reads every id as it was written', async () => {
    const columns = await pandasColumns(await manyIds());
    expect(columns).toEqual({
      tournament: { type: 'object', values: IDS },
      individual: { type: 'object', values: IDS.map(memberOf) },
    });
  });
});

describeWith('phylotrackpy', () => {
  it('reads a phylogeny of single parents, whose living have no end', async () => {
    const single = path.join(folder, 'one-parent.csv');
    const printed = await readBy('phylotrackpy', 'read-phylogeny.py', await lineage('alife-csv'), single);
    const theirs = JSON.parse(printed) as { active: number; roots: number; refusal: string };
    const living = individuals.filter(({ diedGeneration }) => diedGeneration === null).length;
    const founders = individuals.filter(({ parents }) => parents.length === 0).length;
    expect(theirs).toMatchObject({ active: living, roots: founders });
    expect(theirs.refusal).toContain('only have one parent');
  });
});

describeWith('onnx', () => {
  it('checks and runs a model of each family, whose weights are those of its safetensors file', async () => {
    const trained = individuals.filter(({ bitsPerCharacter }) => bitsPerCharacter !== null);
    const models = [...new Map(trained.map((each) => [each.family, each])).values()];
    expect(models.length).toBeGreaterThan(1);
    const files: string[] = [];
    for (const { id } of models) {
      for (const format of ['safetensors', 'onnx']) {
        files.push(await download(`individuals/${id}/export?format=${format}`, `${id}.${format}`));
      }
    }
    const theirs = JSON.parse(await readBy('onnx', 'read-model.py', ...files)) as ToldModel[];
    expect(theirs).toHaveLength(models.length);
    for (const [at, { id, niche, family, parameters }] of models.entries()) {
      const { metadata, onnxMetadata, weights, ...rest } = theirs[at];
      const logits = [2, Number(metadata['context']), tournament.vocabularySize];
      expect(rest).toEqual({ opset: [18], parameters, same: weights, logits, finite: true });
      expect(metadata).toMatchObject({ individual: id, niche, family });
      expect(onnxMetadata).toEqual(metadata);
    }
  });

  interface ToldModel {
    readonly metadata: Record<string, string>;
    readonly onnxMetadata: Record<string, string>;
    readonly weights: string[];
  }
});

/** Ids of new tournaments, many of them. */
const prng = prngOf({ seed: 2, generation: 0, subject: '', purpose: 'foreign-readers' });
const IDS = Array.from({ length: 5000 }, () => shortId(Uint8Array.from({ length: 16 }, () => prng.integer(256))));
const memberOf = (id: string) => individualId(id, { generation: 12, slot: 3 });

async function manyIds(): Promise<string> {
  const columns: Column<string>[] = [
    { name: 'tournament', of: (id) => id },
    { name: 'individual', of: memberOf },
  ];
  const file = path.join(folder, 'ids.csv');
  await writeFile(file, csvTable(columns, IDS));
  return file;
}

interface ReadColumn {
  readonly type: string;
  readonly values: readonly unknown[];
}

async function pandasColumns(file: string): Promise<Record<string, ReadColumn>> {
  return JSON.parse(await readBy('pandas', 'read-table.py', file)) as Record<string, ReadColumn>;
}

/** Values as R prints them; null where they are missing. */
async function rColumns(file: string): Promise<Record<string, ReadColumn>> {
  const lines = (await readBy('ape', 'read-table.R', file)).trimEnd().split('\n');
  return Object.fromEntries(
    lines.map((line) => {
      const [name, type, ...values] = line.split('\t');
      const theirs = values.map((value) => {
        if (value === 'NA') return null;
        if (type === 'logical') return value === 'TRUE';
        return type === 'character' ? value : Number(value);
      });
      return [name, { type, values: theirs }];
    }),
  );
}

/** Some columns of each kind against what the API says in JSON. */
function expectIndividuals(valuesOf: (name: string) => readonly unknown[]): void {
  const all = (read: (individual: IndividualView) => unknown) => individuals.map(read);
  const primary = ({ parents }: IndividualView) => parents.find(({ role }) => role === 'primary');
  expect(valuesOf('id')).toEqual(all(({ id }) => id));
  expect(valuesOf('tournamentId')).toEqual(all(() => tournament.id));
  expect(valuesOf('bitsPerCharacter')).toEqual(all(({ bitsPerCharacter }) => bitsPerCharacter));
  expect(valuesOf('genome.width')).toEqual(all(({ genome }) => genome['width']));
  expect(valuesOf('genome.family')).toEqual(all(({ genome }) => genome['family']));
  expect(valuesOf('genome.learningRate')).toEqual(all(({ genome }) => genome['learningRate']));
  expect(valuesOf('parents.primary.id')).toEqual(all((each) => primary(each)?.id ?? null));
  expect(valuesOf('parents.primary.weightShare')).toEqual(all((each) => primary(each)?.weightShare ?? null));
  expect(valuesOf('parents.primary.genes.width')).toEqual(
    all((each) => primary(each)?.genes.includes('width') ?? null),
  );
}
