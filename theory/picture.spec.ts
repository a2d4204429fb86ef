import type { CheckRow } from './check';
import { pictureOf } from './picture';

const row = (statistic: number, more: Partial<CheckRow> = {}): CheckRow => {
  const others = {
    measures: '',
    expected: 1,
    interval: [0, 2] as const,
    replicates: 9,
    power: 0.01,
    finds: 0.1,
    seconds: 1,
  };
  return { check: 'a<b', statistic, ...others, pass: true, ...more };
};
const dots = (rows: readonly CheckRow[]) =>
  [...pictureOf(rows).matchAll(/<circle class="(\w+)" cx="([\d.]+)"/g)].map(([, kind, x]) => [kind, Number(x)]);

it('draws each statistic in its interval, and what is outside beside it', () => {
  const failed = { pass: false };
  expect(dots([row(1), row(0), row(2), row(3, failed), row(99, failed), row(NaN, failed)])).toEqual([
    ['holds', 640],
    ['holds', 580],
    ['holds', 700],
    ['fails', 748],
    ['fails', 748],
    ['fails', 748],
  ]);
});

it('has a dot in the middle for an identity that holds exactly', () => {
  expect(dots([row(1, { interval: [1, 1] })])).toEqual([['holds', 640]]);
});

it('is XML that says how many hold', () => {
  const picture = pictureOf([row(1), row(1, { power: 0.5 }), row(5, { pass: false })]);
  expect(picture).toContain('<title>clade theory: 1 of 3 checks hold</title>');
  expect(picture).toContain('a&lt;b');
  for (const verdict of ['>holds<', '>too weak<', '>FAILS<']) expect(picture).toContain(verdict);
});
