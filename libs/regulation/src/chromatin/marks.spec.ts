import { mean, prngOf } from '#base';
import type { ChromatinGenes } from '../genome/regulatory-genome';
import { afterLife, bare, inGermline, type PromoterMarks } from './marks';

const GENES: ChromatinGenes = {
  maintenance: 0.9,
  collaboration: 0,
  deNovo: 0.1,
  reset: 0.25,
  acetylKept: 0.5,
  acetylPassed: 0.4,
};
const prng = (subject = 0) => prngOf({ seed: 1, generation: 0, purpose: 'marks spec', subject });
const shareOf = ({ methylation }: PromoterMarks): number => mean([...methylation].map(Number)) / 2;

it('bares promoters in the germline with a chance, as if never silent, and copies the others by (1 + maintenance) / 2', () => {
  const full = { methylation: '2'.repeat(200), acetylation: 0.5, silence: 0.25 };
  const draws = prng();
  const passed = Array.from({ length: 4000 }, () => inGermline(full, GENES, draws));
  const copied = passed.filter(({ silence }) => silence === 0.25);
  const bared = passed.filter(({ silence }) => silence === 0);
  expect(copied.length + bared.length).toBe(4000);
  expect(Math.abs(bared.length / 4000 - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / 4000));
  expect(Math.abs(mean(copied.map(shareOf)) - 1.9 / 2)).toBeLessThan(0.001);
  expect(new Set(bared.map(({ methylation }) => methylation))).toEqual(new Set(['0'.repeat(200)]));
  expect(new Set(passed.map(({ acetylation }) => acetylation))).toEqual(new Set([0.2]));
});

it('goes to m* of the rate that silence gives: (dp + dd) / (1 + dp + dd - mu)', () => {
  const equilibrium = (expression: number): number => {
    let marks = bare(4000);
    for (let life = 0; life < 12; life++) marks = afterLife(marks, expression, null, GENES, 8, prng(life));
    return shareOf(marks);
  };
  expect(Math.abs(equilibrium(0) - 0.2 / (1.2 - 0.9))).toBeLessThan(0.03);
  expect(Math.abs(equilibrium(1) - 0.004 / (1.004 - 0.9))).toBeLessThan(0.02);
});

it('silence lasts by lives, half as much with each that is expressed', () => {
  let marks = afterLife(bare(4), 0, null, GENES, 1, prng());
  expect(marks.silence).toBe(0.5);
  marks = afterLife(afterLife(marks, 0, null, GENES, 1, prng()), 1, null, GENES, 1, prng());
  expect(marks.silence).toBe(0.375);
});

it('acetylation rises by worth alone, and decays', () => {
  const raised = afterLife(bare(4), 1, 0.05, GENES, 1, prng());
  expect(raised.acetylation).toBeCloseTo(1 - Math.exp(-1), 5);
  expect(afterLife(raised, 1, null, GENES, 1, prng()).acetylation).toBeCloseTo(raised.acetylation / 2, 5);
  expect(afterLife(bare(4), 1, -1, GENES, 1, prng()).acetylation).toBe(0);
});

it.each(['0000', '2222'])('leaves %s, silent as ever, with the strongest rates that genes may have', (start) => {
  const strong: ChromatinGenes = { ...GENES, maintenance: 0.99, collaboration: 8, reset: 0.1 };
  let marks: PromoterMarks = { methylation: start, acetylation: 0, silence: 1 };
  const seen = new Set<string>();
  const draws = prng();
  for (let life = 0; life < 3000; life++) {
    marks = inGermline(afterLife(marks, 0, null, strong, 8, draws), strong, draws);
    seen.add(marks.methylation);
  }
  for (const state of ['0000', '2222']) expect(seen).toContain(state);
});

it('is raised by no worth that is no number', () => {
  expect(afterLife(bare(4), 1, NaN, GENES, 1, prng()).acetylation).toBe(0);
});
