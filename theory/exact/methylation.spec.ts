import { equilibriumShare } from '#regulation';
import { binomialChances } from './binomial';
import { divide, methylatedSitesAfter, statesOf } from './methylation';

const ALONE = { maintenance: 0.95, newOnParent: 0.03, newOnDaughter: 0.03, collaboration: 0 };

it('is binomial at last where each site is alone', () => {
  const share = equilibriumShare(ALONE);
  // both strands: copied from a methylated one, or set on both
  const methylated = share * ALONE.maintenance + (1 - share) * ALONE.newOnParent * ALONE.newOnDaughter;
  const law = methylatedSitesAfter(400, 4, ALONE);
  binomialChances(4, methylated).forEach((chance, sites) => expect(law[sites]).toBeCloseTo(chance, 9));
});

it('lets a site meet another, by hand', () => {
  // of two sites, one bare and one in full, half of the time the bare one gains a strand, else the other loses one
  const kept = { maintenance: 1, newOnParent: 0, newOnDaughter: 0, collaboration: 0.5 };
  const law = divide([0, 1, 0, 0, 0, 0], 2, kept);
  expect(statesOf(2)).toEqual([[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [2, 0]]); // prettier-ignore
  expect(law).toEqual([0, 0, 0, 0.5, 0.5, 0]);
});

/** Where more promoters are than with one methylated site fewer, and than with one more. */
function peaksOf(law: readonly number[]): number[] {
  return [...law.keys()].filter((at) => law[at] > (law[at - 1] ?? 0) && law[at] > (law[at + 1] ?? 0));
}

it('has one peak where sites are alone, and two where they collaborate, after 100 divisions and for ever', () => {
  for (const divisions of [100, 400]) {
    expect(peaksOf(methylatedSitesAfter(divisions, 4, ALONE))).toEqual([2]);
    expect(peaksOf(methylatedSitesAfter(divisions, 4, { ...ALONE, collaboration: 0.5 }))).toEqual([0, 4]);
  }
});
