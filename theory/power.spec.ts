import { rowOf } from './check';
import { type Operators, PRODUCTION } from './operators';
import { CHECKS } from './registry';

const SHARE = 0.1;

/** Names of the operators that checks took. */
const taken = new Set<string | symbol>();
const watched: Operators = new Proxy(PRODUCTION, {
  get: (operators, name: keyof Operators) => {
    taken.add(name);
    return operators[name];
  },
});

it.each(CHECKS.map((check) => [check.name, check] as const))('%s holds, and finds a bias of a tenth', (_, check) => {
  const outcome = check.run(watched, { seed: 1, share: SHARE });
  expect(rowOf(check, outcome, 0)).toMatchObject({ pass: true });
  const { tolerance, expected, power, gain } = outcome;
  const lasting = (2 * tolerance) / (Math.abs(expected) || 1);
  const ofAll = gain === 0 ? power : lasting + (power - lasting) * Math.sqrt(SHARE); // errors fall with the root of the replicates
  expect(ofAll).toBeLessThan(0.1);
});

/** Who copies and perturbs the fittest follows no model that is solved: its own spec has what is promised of it. */
const WITHOUT_THEORY = ['exploitExplore'];

it('holds every other scheme of the kernel', () => {
  const names = Object.keys(PRODUCTION).filter((name) => !WITHOUT_THEORY.includes(name));
  expect(names.filter((name) => !taken.has(name))).toEqual([]);
});
