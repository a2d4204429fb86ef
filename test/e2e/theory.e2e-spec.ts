/** `clade theory` as a command. What its checks find is tested beside them, in theory/. */
import { clade, startClade } from './support/cli-process';

jest.setTimeout(300_000);

interface Row {
  readonly check: string;
  readonly seconds: number;
  readonly pass: boolean;
}

async function rows(...words: string[]): Promise<Row[]> {
  const { exitCode, out } = await clade('theory', '--json', ...words);
  expect(exitCode).toBe(0);
  return JSON.parse(out);
}

it('finds the same whatever the number of workers', async () => {
  const found = (of: readonly Row[]) => of.map((row) => ({ ...row, seconds: 0 }));
  const only = ['--only', 'draws', '--only', 'fixation.moran'];
  const [one, three] = [await rows(...only, '--workers', '1'), await rows(...only, '--workers', '3')];
  expect(one.map(({ check, pass }) => [check, pass])).toEqual([
    ['draws.uniform', true],
    ['draws.normal', true],
    ['draws.integer', true],
    ['draws.purposes', true],
    ['draws.subjects', true],
    ['fixation.moran', true],
  ]);
  expect(found(three)).toEqual(found(one));
});

it('shows a table', async () => {
  const { exitCode, out } = await clade('theory', '--only', 'price.identity');
  expect(exitCode).toBe(0);
  expect(out).toMatch(/price\.identity .* holds [^]*\n1 of 1 hold\./);
});

it('refuses a word that is in no name, and says which are right', async () => {
  const { exitCode, out, err } = await clade('theory', '--only', 'draws', '--only', 'kimara');
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
  expect(err).toMatch(
    /^only is "kimara"; must be kimura, perhaps: in the name of a check: draws\.uniform, .*fixation\.kimura.*\n$/,
  );
});

it.each([
  ['seeds', '0'],
  ['workers', 'many'],
])('refuses --%s %s', async (option, word) => {
  expect(await clade('theory', `--${option}`, word)).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining(`--${option} <n>`),
  });
});

it.each(['SIGINT', 'SIGTERM'] as const)('ends at %s, and leaves nothing running', async (signal) => {
  const running = startClade('theory', '--only', 'fixation', '--seeds', '50');
  await running.wrote('0 of ');
  running.child.kill(signal);
  expect(await running.ended).toMatchObject({ exitCode: 130, out: '' });
});
