import { REGULATION } from '../testing/regulation';
import { tournament } from '../testing/world';
import { projectionOf, withProjection } from './projection-of';

const regulated = (projection: number | null, seed = 1) => {
  const regulation = { ...REGULATION, cue: { ...REGULATION.cue, projection } };
  return { seed, config: { ...tournament.config, regulation } };
};

it('is the seed of the tournament where the config has none', () => {
  expect([projectionOf(regulated(null, 3)), projectionOf(regulated(7, 3))]).toEqual([3, 7]);
  expect(projectionOf({ seed: 3, config: tournament.config })).toBeUndefined();
});

it('is that of the source in a fork of whatever seed, and of its forks', () => {
  const [source, given] = [regulated(null, 3), regulated(null).config];
  expect(withProjection(given, source, 3)).toBe(given); // unchanged
  const fork = { seed: 8, config: withProjection(given, source, 8) };
  expect(projectionOf(fork)).toBe(3);
  expect(projectionOf({ seed: 9, config: withProjection(fork.config, fork, 9) })).toBe(3);
  expect(withProjection(tournament.config, { ...source, config: tournament.config }, 8)).toBe(tournament.config);
});
