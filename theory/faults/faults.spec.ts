import { rowOf } from '../check';
import { CHECKS } from '../registry';
import { FAULTS } from './faults';

const cases = FAULTS.flatMap(({ name, operators, caughtBy }) =>
  Object.entries(caughtBy).map(([check, share]) => [check, name, operators, share] as const),
);

it.each(cases)('%s fails where %s', (name, _fault, operators, share) => {
  const check = CHECKS.find((one) => one.name === name)!;
  const { statistic, pass } = rowOf(check, check.run(operators, { seed: 1, share }), 0);
  expect({ pass, isFinite: Number.isFinite(statistic) }).toEqual({ pass: false, isFinite: true });
});

it('plants a fault for every check', () => {
  const caught = new Set(FAULTS.flatMap(({ caughtBy }) => Object.keys(caughtBy)));
  expect(CHECKS.map(({ name }) => name).filter((name) => !caught.has(name))).toEqual([]);
});
