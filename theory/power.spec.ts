import { type Outcome, pool, rowOf, WEAK } from './check';
import { type Operators, PRODUCTION } from './operators';
import { CHECKS } from './registry';

/** Of the replicates of a check that takes long: those of a mean are 80 or more, so that a tenth of them knows its error well enough. */
const SHARE = 0.1;
const LONG = 2;

/** Names of the operators that checks took. */
const taken = new Set<string | symbol>();
const watched: Operators = new Proxy(PRODUCTION, {
  get: (operators, name: keyof Operators) => {
    taken.add(name);
    return operators[name];
  },
});

it.each(CHECKS.map((check) => [check.name, check] as const))(
  '%s holds, and finds the bias that it has to',
  (_, check) => {
    const share = check.cost > LONG ? SHARE : 1;
    const outcome = check.run(watched, { seed: 1, share });
    expect(rowOf(check, outcome, 0)).toMatchObject({ pass: true });
    expect(powerOfAll(outcome, share)).toBeLessThan(check.finds ?? WEAK);
  },
);

/** With all replicates, of an outcome that has a share of them. */
function powerOfAll(outcome: Outcome, share: number): number {
  if (outcome.kind === 'deviate') return outcome.power * Math.sqrt(share);
  return pool(Array<Outcome>(Math.round(1 / share)).fill(outcome)).power;
}

it('holds every scheme of the kernel', () => {
  expect(Object.keys(PRODUCTION).filter((name) => !taken.has(name))).toEqual([]);
});
