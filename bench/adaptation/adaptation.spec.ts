import { benchAdaptation } from './adaptation';

interface Row {
  readonly landscape: string;
  readonly arm: string;
  readonly fitness: { readonly mean: number };
  readonly aboveBestFixed: { readonly mean: number } | null;
  readonly lastRate: number;
}

const rowsOf = async (...options: string[]) =>
  (JSON.parse(await benchAdaptation([...options, '--json'])) as { readonly rows: readonly Row[] }).rows;

test('arms begin alike, and rates adapt on each landscape', async () => {
  const asked = ['--neighbours', '3', '--replicates', '3', '--generations', '25'];
  const rows = await rowsOf(...asked);
  expect(await rowsOf(...asked)).toEqual(rows);
  expect(rows.map(({ arm }) => arm)).toEqual(
    [...Array(2)].flatMap(() => ['fixed', 'best fixed', 'log-normal', 'group-elite']),
  );
  for (const landscape of ['NK, N = 20, K = 3', 'sphere, 10 axes']) {
    const [fixed, best, ...adapting] = rows.filter((row) => row.landscape === landscape);
    expect(best.fitness.mean).toBeGreaterThanOrEqual(fixed.fitness.mean);
    for (const { fitness, aboveBestFixed, lastRate } of adapting) {
      expect(fitness.mean - best.fitness.mean).toBeCloseTo(aboveBestFixed!.mean, 9);
      expect(lastRate).not.toBe(fixed.lastRate);
    }
  }
});

test.each([
  ['--neighbours', '-1', 'a whole number from 0 to 12'],
  ['--neighbours', '13', 'a whole number from 0 to 12'],
  ['--replicates', '0', 'a positive integer'],
])('refuses %s %s', async (option, value, right) => {
  await expect(async () => benchAdaptation([`${option}=${value}`])).rejects.toThrow(`must be ${right}`);
});
