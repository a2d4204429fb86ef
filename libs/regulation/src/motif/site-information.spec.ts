import { mean, prngOf, standardError } from '#base';
import type { BoundSite } from '../binding/occupancy';
import { dnaOf } from '../dna';
import { smallSampleCorrection } from './information';
import { siteInformation, weightedSampleCorrection } from './site-information';

const site = (start: number, probability: number, forwardShare = 1): BoundSite => ({
  factor: 0,
  start,
  end: start + 3,
  weight: 1,
  bits: 0,
  forwardShare,
  probability,
});

it('corrects as for n sites where all count alike', () => {
  for (let n = 1; n <= 20; n++) {
    expect(weightedSampleCorrection(Array<number>(n).fill(0.3))).toBeCloseTo(smallSampleCorrection(n), 8);
  }
});

it.each([[[1, 0.5]], [[1, 0.9, 0.05, 0.01]], [[0.4, 0.3, 0.2, 0.1, 0.1, 0.02]]])(
  'corrects by what all samples of bases have on average, weights %j',
  (weights) => {
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const samples = 4 ** weights.length;
    let entropy = 0;
    for (let sample = 0; sample < samples; sample++) {
      const seen = [0, 0, 0, 0];
      weights.forEach((weight, at) => (seen[Math.floor(sample / 4 ** at) % 4] += weight / whole));
      for (const share of seen) if (share > 0) entropy -= (share * Math.log2(share)) / samples;
    }
    expect(weightedSampleCorrection(weights)).toBeCloseTo(2 - entropy, 8);
  },
);

it('finds nothing in sites that were not chosen, on average, though they are few and unequal', () => {
  const prng = prngOf({ seed: 1, generation: 0, purpose: 'sites', subject: 0 });
  const found = Array.from({ length: 2000 }, () => {
    const dna = Uint8Array.from({ length: 12 }, () => prng.integer(4));
    return siteInformation([{ dna, sites: [site(0, 0.9), site(4, 0.4, 0.7), site(9, 0.05)] }])!.sequenceBits;
  });
  expect(Math.abs(mean(found))).toBeLessThan(3 * standardError(found));
  expect(standardError(found)).toBeLessThan(0.05);
});

it('has all bits of sites that are alike, read on the strand that is bound, less the correction', () => {
  const promoter = { dna: dnaOf('GATTTTATC'), sites: [site(0, 1), site(6, 1, 0), site(3, 0.001)] };
  const { sequenceBits, frequencyBits, molecules } = siteInformation([promoter])!;
  expect(sequenceBits).toBeCloseTo(6 - 3 * smallSampleCorrection(2), 8);
  expect([frequencyBits, molecules]).toEqual([Math.log2(6 / 2), 2]);
});

it('is null where nothing is bound', () => {
  expect(siteInformation([{ dna: dnaOf('GATT'), sites: [site(0, 0.001)] }])).toBeNull();
  expect(siteInformation([])).toBeNull();
});
