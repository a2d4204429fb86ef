import { seededRandom, syntheticLog } from '../../../../test/support/synthetic-log';
import { familyRiver, nicheCurves, quantile } from './population';
import { createTournamentState, applyEvent } from '#projection';

const state = createTournamentState();
for (const event of syntheticLog({ generations: 5, births: 12, niches: ['prose', 'verse'] }, seededRandom(3)))
  applyEvent(state, event);

it('takes mean and spread over the living of each niche, lower bits being better', () => {
  for (const { points } of nicheCurves(state.lineage, state.generation)) {
    expect(points.map(({ generation }) => generation)).toEqual([0, 1, 2, 3, 4]);
    for (const { low, mean, high } of points) {
      expect(low).toBeLessThan(mean);
      expect(mean).toBeLessThan(high);
    }
    expect(points[4].mean).toBeLessThan(points[0].mean);
  }
});

it('counts a family in every generation that its members lived in', () => {
  const all = familyRiver(state.lineage, state.generation, null);
  const niches = ['prose', 'verse'].map((niche) => familyRiver(state.lineage, state.generation, niche));
  expect(all.counts[0].reduce((a, b) => a + b)).toBe(24);
  all.counts.forEach((row, generation) =>
    row.forEach((count, family) =>
      expect(count).toBe(niches.reduce((sum, { counts }) => sum + counts[generation][family], 0)),
    ),
  );
});

it('interpolates quantiles', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([5], 0.9)).toBe(5);
  expect(quantile([], 0.5)).toBeNaN();
});
