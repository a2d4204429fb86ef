import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandFailure, WrongUsage } from './command-failure';
import { configIn, readConfigFile } from './config-file';

/** Each line ten times the one before. */
const BOMB = ['a', 'b', 'c', 'd', 'e']
  .map((name, index, names) => `${name}: &${name} [${Array(10).fill(index ? `*${names[index - 1]}` : 'x')}]\n`)
  .join('');

describe('configIn', () => {
  it.each([
    ['YAML', 'name: Demo\nbudget:\n  trainingFlops: 5.0e+10\n', { name: 'Demo', budget: { trainingFlops: 5e10 } }],
    ['JSON', '{\n\t"name": "Demo",\n\t"niches": [{ "name": "moby" }]\n}', { name: 'Demo', niches: [{ name: 'moby' }] }],
    ['anchors and aliases', 'a: &x { b: 1 }\nc: *x\n', { a: { b: 1 }, c: { b: 1 } }],
  ])('reads %s', (_, text, expected) => {
    expect(configIn('demo.yaml', text).config).toEqual(expected);
  });

  it.each([
    ['a bracket left open', 'name: Demo\nniches: [\n', 'demo.yaml, line 3: '],
    ['a comma that is missing', '{\n "a": 1\n "b": 2\n}', 'demo.yaml, line 2: '],
    ['a key given twice', 'a: 1\nb: 2\na: 3\n', 'demo.yaml, line 3: a is there already; must be there once'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'demo.yaml, line 2: Source contains multiple documents'],
    ['a list', '# settings\n- a\n- b\n', 'demo.yaml, line 2: must be settings by name'],
    ['a word', 'hello', 'demo.yaml, line 1: must be settings by name'],
    ['nothing', '', 'demo.yaml, line 1: must be settings by name'],
    [
      'an alias of what holds it',
      'a: &x\n  b: 1\n  c: [*x]\n',
      'demo.yaml, line 3: *x stands within what it is an alias',
    ],
    ['lists in lists without number', `name: x\nseeds: ${'['.repeat(9000)}`, 'demo.yaml, line 2: is nested too deep'],
    ['aliases that multiply', BOMB, 'demo.yaml: its aliases stand for too many copies'],
    ['an alias of nothing', 'a: *b\n', 'demo.yaml: Unresolved alias'],
  ])('says in one sentence where it finds %s', (_, text, beginning) => {
    const parse = () => configIn('demo.yaml', text);
    expect(parse).toThrow(CommandFailure);
    expect(parse).toThrow(beginning);
    expect(parse).toThrow(/^[^\n]+$/);
  });

  it.each([
    [
      'a: 9007199254740993',
      [
        '1: a is 9007199254740993; must be a number that is kept exactly, such as 9007199254740992: whole ones are up to 2^53 - 1',
      ],
    ],
    ['a: !!binary aGk=', ['1: a has the tag !!binary; must be written without it']],
    ['a: [!kg 3]', ['1: a.0 has the tag !kg; must be written without it']],
    ['a: !!set { b }', ['1: a has the tag !!set; must be written without it']],
    ['a: { 1: x, "1": y }', ['1: a.1 is there already; must be there once']],
    [
      'a:\n  - b: 1\n    b: 2\nc: 1\nc: 2',
      ['3: a.0.b is there already; must be there once', '5: c is there already; must be there once'],
    ],
    ['? [a]\n: b', ['1: has a name that is empty, a list or settings; must be text']],
    ['%YAML 1.1\n---\na: yes', ['1: is YAML 1.1; must be YAML 1.2']],
    ['%KG 1\n---\na: 1', ['1: Unknown directive %KG']],
  ])('refuses what JSON could not say, by line and field: %j', (text, problems) => {
    const lines = problems.map((problem) => `demo.yaml, line ${problem}`);
    expect(() => configIn('demo.yaml', text)).toThrow(new WrongUsage(lines.join('\n')));
  });

  it('leaves what is no finite number to the server, as it is written', () => {
    const { config } = configIn(
      'demo.yaml',
      'a: { b: .nan, .inf: 2 }\nb:\n - 1\n - -.inf\nc: 1e400\nd: &x .INF\ne: *x',
    );
    expect(config).toEqual({ a: { b: '.nan', Infinity: 2 }, b: [1, '-.inf'], c: '1e400', d: '.INF', e: '.INF' });
  });

  it.each(['10000000000000000', '-9007199254740991', '0x1F', '!!str .nan', '".inf"', '5e10', '~'])(
    'takes %s',
    (text) => {
      expect(() => configIn('demo.yaml', `a: ${text}`)).not.toThrow();
    },
  );
});

describe('positionOf', () => {
  const YAML = `name: Demo
niches:
  - { name: moby, capacity: 6 }
  - &second
    name: phonetic
    capacity: 0
arena:
  niches: [*second]
`;

  it.each([
    ['name', 1, 1],
    ['niches', 2, 1],
    ['niches.0.capacity', 3, 19],
    ['niches.1.capacity', 6, 5],
    ['niches.1.corpus', 5, 5],
    ['niches.2', 2, 1],
    ['arena.niches.0.capacity', 6, 5],
    ['budget', 1, 1],
  ])('finds %s, or what is around it', (field, line, column) => {
    expect(configIn('demo.yaml', YAML).positionOf(field)).toEqual({ line, column });
  });

  it('finds fields of JSON', () => {
    const { positionOf } = configIn('demo.json', '{\n  "budget": {\n    "trainingFlops": "many"\n  }\n}');
    expect(positionOf('budget.trainingFlops')).toEqual({ line: 3, column: 5 });
  });
});

describe('readConfigFile', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'clade-config-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads a file with a byte order mark', () => {
    const file = join(folder, 'marked.json');
    writeFileSync(file, '\ufeff{"name": "Dämo"}');
    expect(readConfigFile(file).config).toEqual({ name: 'Dämo' });
  });

  it('names a file that is not there, and one that is not UTF-8', () => {
    const latin1 = join(folder, 'latin1.yaml');
    writeFileSync(latin1, Buffer.from('name: D\xe4mo', 'latin1'));
    expect(() => readConfigFile(latin1)).toThrow(`${latin1}: the text is not UTF-8`);
    expect(() => readConfigFile(join(folder, 'none.yaml'))).toThrow(`none.yaml: there is no such file`);
    expect(() => readConfigFile(folder)).toThrow(`${folder}: is a folder; must be a file`);
  });
});
