/** How the programs that try Clade take what is asked of them. */
import { spawnSync } from 'node:child_process';
import { builtFile } from '#settings';

describe.each(['survival', 'fuzz', 'soak'])('npm run %s', (name) => {
  const run = (...words: string[]) =>
    spawnSync(process.execPath, [builtFile(`test/${name}/main.js`), ...words], { encoding: 'utf8', timeout: 60_000 });

  it('tells its usage', () => {
    const { status, stdout, stderr } = run('--help');
    expect([status, stderr, stdout]).toEqual([
      0,
      '',
      expect.stringMatching(/^Usage: npm run \w+ -- \[options\]\n[^]*--json/),
    ]);
  });

  it.each([
    ['--nonsense', /^error: unknown option '--nonsense'\n$/],
    ['more', /^error: too many arguments.*\n$/],
    [name === 'soak' ? '--minutes=x' : '--seed=x', /^\w+ is "?x"?; must be a positive integer\n$/],
  ])('ends with 2 and one line where %s is asked', (word, said) => {
    const { status, stdout, stderr } = run(word);
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(said)]);
  });
});
