import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandFailure } from './command-failure';
import { parseConfig, readConfigFile } from './config-file';

describe('parseConfig', () => {
  it.each([
    ['YAML', 'name: Demo\nbudget:\n  trainingFlops: 5.0e+10\n', { name: 'Demo', budget: { trainingFlops: 5e10 } }],
    ['JSON', '{\n\t"name": "Demo",\n\t"niches": [{ "name": "moby" }]\n}', { name: 'Demo', niches: [{ name: 'moby' }] }],
    ['anchors and aliases', 'a: &x { b: 1 }\nc: *x\n', { a: { b: 1 }, c: { b: 1 } }],
  ])('reads %s', (_, text, expected) => {
    expect(parseConfig('demo.yaml', text)).toEqual(expected);
  });

  it.each([
    ['a bracket left open', 'name: Demo\nniches: [\n', 'demo.yaml, line 3: '],
    ['a comma that is missing', '{\n "a": 1\n "b": 2\n}', 'demo.yaml, line 2: '],
    ['a key given twice', 'a: 1\nb: 2\na: 3\n', 'demo.yaml, line 3: Map keys must be unique'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'demo.yaml, line 2: Source contains multiple documents'],
    ['a list', '# settings\n- a\n- b\n', 'demo.yaml, line 2: expected settings by name'],
    ['a word', 'hello', 'demo.yaml, line 1: expected settings by name'],
    ['nothing', '', 'demo.yaml, line 1: expected settings by name'],
    ['an alias of nothing', 'a: *b\n', 'demo.yaml: Unresolved alias'],
  ])('says in one sentence where it finds %s', (_, text, beginning) => {
    const parse = () => parseConfig('demo.yaml', text);
    expect(parse).toThrow(CommandFailure);
    expect(parse).toThrow(beginning);
    expect(parse).toThrow(/^[^\n]+$/);
  });
});

describe('readConfigFile', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'clade-config-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads a file with a byte order mark', () => {
    const file = join(folder, 'marked.json');
    writeFileSync(file, '\ufeff{"name": "Dämo"}');
    expect(readConfigFile(file)).toEqual({ name: 'Dämo' });
  });

  it('names a file that is not there, and one that is not UTF-8', () => {
    const latin1 = join(folder, 'latin1.yaml');
    writeFileSync(latin1, Buffer.from('name: D\xe4mo', 'latin1'));
    expect(() => readConfigFile(latin1)).toThrow(`${latin1}: the text is not UTF-8`);
    expect(() => readConfigFile(join(folder, 'none.yaml'))).toThrow(`none.yaml: there is no such file`);
    expect(() => readConfigFile(folder)).toThrow(CommandFailure);
  });
});
