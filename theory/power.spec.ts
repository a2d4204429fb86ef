import { rowOf } from './check';
import { PRODUCTION } from './operators';
import { CHECKS } from './registry';

const SHARE = 0.1;

it.each(CHECKS.map((check) => [check.name, check] as const))('%s holds, and finds a bias of a tenth', (_, check) => {
  const outcome = check.run(PRODUCTION, { seed: 1, share: SHARE });
  expect(rowOf(check, outcome, 0)).toMatchObject({ pass: true });
  const { tolerance, expected, power, gain } = outcome;
  const lasting = (2 * tolerance) / (Math.abs(expected) || 1);
  const ofAll = gain === 0 ? power : lasting + (power - lasting) * Math.sqrt(SHARE); // errors fall with the root of the replicates
  expect(ofAll).toBeLessThan(0.1);
});
