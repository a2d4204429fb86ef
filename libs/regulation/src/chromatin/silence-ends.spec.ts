/** No silence is for ever: neither of a line whose promoters are marked, nor of a genome that lost its genes. */
import { mean, prngOf } from '#base';
import { CHROMATIN_BOUNDS } from '../genome/bounds';
import { logistic } from '../genome/express-genome';
import { foundGenome } from '../genome/found-genome';
import { rearrange } from '../genome/rearrange';
import { factorsOf, isOfNetwork } from '../genome/regulatory-genome';
import { SETTINGS } from '../genome/testing/settings';
import { afterLife, inGermline, markLogOdds, type PromoterMarks } from './marks';

const { maintenance, collaboration, deNovo, reset } = CHROMATIN_BOUNDS;
const STRONGEST = { maintenance: maintenance.high, collaboration: collaboration.high, deNovo: deNovo.high, reset: reset.low, acetylKept: 0.5, acetylPassed: 0.5 }; // prettier-ignore

it.each([4, 32])(
  'ends with the strongest rates that genes may have, of %i sites: a line is expressed again',
  (sites) => {
    const births = Array.from({ length: 40 }, (_, line) => {
      const prng = prngOf({ seed: 1, generation: 0, purpose: 'silence spec', subject: line });
      let marks: PromoterMarks = { methylation: '2'.repeat(sites), acetylation: 0, silence: 1 };
      const expressed = (): number => logistic(1 + markLogOdds(marks)); // .73 bare, .05 in full
      for (let birth = 1; birth < 2000; birth++) {
        marks = inGermline(marks, STRONGEST, prng);
        if (expressed() > 0.5) return birth;
        marks = afterLife(marks, expressed(), null, STRONGEST, 8, prng);
      }
      return Infinity;
    });
    expect(Math.max(...births)).toBeLessThan(2000);
    expect(mean(births)).toBeLessThan(2 / reset.low);
  },
);

it('keeps the last factor and the last module, so that duplication can go on', () => {
  const prng = prngOf({ seed: 1, generation: 0, purpose: 'silence spec', subject: 'loss' });
  const all = { duplication: 0, loss: 1, inversion: 0, translocation: 0 };
  const genome = foundGenome(SETTINGS, 8, prng);
  const genes = rearrange(genome.genes, all, SETTINGS, '3-5', prng);
  expect([factorsOf({ ...genome, genes }).length, genes.filter(isOfNetwork).length]).toEqual([1, 1]);
  expect(rearrange(genes, { ...all, duplication: 1 }, SETTINGS, '4-0', prng)).toHaveLength(4);
});
