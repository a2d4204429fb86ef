import { prngOf } from '#base';
import { contrastsOf, localAdaptation, localAdaptationOnTexts, type Matrix } from './local-adaptation';

it('agrees with an example by hand: three demes, two of them in the first niche', () => {
  // niche a: locals 2.0 and 2.2, foreign 2.5; niche b: local 3.0, foreign 3.1 and 3.5
  const bits = [[2, 3.1], [2.2, 3.5], [2.5, 3]]; // prettier-ignore
  const { localMinusForeign, interaction } = contrastsOf([0, 0, 1], bits);
  expect(localMinusForeign[0]).toBeCloseTo(2.5 - 2.1, 12);
  expect(localMinusForeign[1]).toBeCloseTo(3.3 - 3, 12);
  expect(interaction).toBeCloseTo(0.35, 12);
});

it('of two demes the interaction is half of the crossed difference', () => {
  const [[aa, ab], [ba, bb]] = [[2, 3.4], [2.6, 3]]; // prettier-ignore
  expect(contrastsOf([0, 1], [[aa, ab], [ba, bb]]).interaction).toBeCloseTo((ab + ba - aa - bb) / 2, 12); // prettier-ignore
});

it('what is good everywhere and what is hard for all cancel out of the interaction', () => {
  const [good, hard] = [[0, 0.3, -0.5, 1], [2, 5, 3]]; // prettier-ignore
  const bits = good.map((own) => hard.map((niche) => own + niche));
  const { localMinusForeign, interaction } = contrastsOf([0, 0, 1, 2], bits);
  expect(interaction).toBeCloseTo(0, 12);
  expect(Math.abs(localMinusForeign[2]!)).toBeGreaterThan(0.5);
});

it('says nothing of a niche that nobody is from, or where a value is missing; the interaction is of those with demes', () => {
  const bits: Matrix = [[2, 3, 9], [2.4, 2.8, 1]]; // prettier-ignore
  expect(contrastsOf([0, 1], bits).localMinusForeign[2]).toBeNull();
  expect(contrastsOf([0, 1], bits).interaction).toBeCloseTo(0.3, 12);
  const hole: Matrix = [[2, null], [2.4, 2.8]]; // prettier-ignore
  expect(contrastsOf([0, 1], hole)).toEqual({ localMinusForeign: [expect.closeTo(0.4, 12), null], interaction: null });
  expect(contrastsOf([0, 0], bits).interaction).toBeNull();
});

/** Three origins in three niches: difficulty and quality that differ, and an advantage at home of so much. */
function planted(advantage: number, subject: number, replicates: number): Matrix[] {
  const prng = prngOf({ seed: 1, generation: 0, purpose: 'local-adaptation.spec', subject });
  return Array.from({ length: replicates }, () =>
    [0, 1, 2].map((deme) =>
      [0, 1, 2].map((niche) => 2 + niche - 0.4 * deme - (deme === niche ? advantage : 0) + 0.1 * prng.normal()),
    ),
  );
}

it.each([0, 0.2])('holds a planted advantage of %d in 95 %% of repetitions', (advantage) => {
  const held = Array.from({ length: 2000 }, (_, subject) => {
    const [low, high] = localAdaptation([0, 1, 2], planted(advantage, subject, 5)).interaction!.interval!;
    return Number(low <= advantage && advantage <= high);
  });
  const share = held.reduce((all, one) => all + one, 0) / held.length;
  expect(Math.abs(share - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / held.length));
});

it('leaves out of a niche the replicates in which something is missing, and counts the others', () => {
  const whole: Matrix = [[2, 3], [3, 2]]; // prettier-ignore
  const { localMinusForeign, interaction } = localAdaptation([0, 1], [whole, [[2, 3], [null, 2]], whole]); // prettier-ignore
  expect(localMinusForeign).toEqual([
    { mean: 1, deviation: 0, interval: null, of: 2 },
    { mean: 1, deviation: 0, interval: null, of: 3 },
  ]);
  expect(interaction).toMatchObject({ mean: 1, of: 2 });
  expect(localAdaptation([0, 1], [[[2, 3], [null, 2]]]).interaction).toBeNull(); // prettier-ignore
});

describe('of models as they are', () => {
  const BLOCKS = 512;
  /** Blocks differ far more in difficulty than models do. */
  function onTexts(subject: number, advantage = 0.05, noise = 0.02): number[][][] {
    const prng = prngOf({ seed: 2, generation: 0, purpose: 'local-adaptation.spec', subject });
    const difficulty = [0, 1].map(() => Array.from({ length: BLOCKS }, () => 2 + prng.normal()));
    return [0, 1].map((deme) =>
      difficulty.map((own, niche) =>
        own.map((bits) => bits - (deme === niche ? advantage : 0) + noise * prng.normal()),
      ),
    );
  }

  it('is paired by block, and holds the planted advantage in 95 % of repetitions', () => {
    const held = Array.from({ length: 400 }, (_, subject) => {
      const { interaction, localMinusForeign } = localAdaptationOnTexts([0, 1], onTexts(subject));
      const [low, high] = interaction!.interval!;
      expect(high - low).toBeLessThan(0.01);
      expect(interaction!.mean).toBeCloseTo((localMinusForeign[0]!.mean + localMinusForeign[1]!.mean) / 2, 12);
      return Number(low <= 0.05 && 0.05 <= high);
    });
    const share = held.reduce((all, one) => all + one, 0) / held.length;
    expect(share).toBeGreaterThan(0.9);
    expect(share).toBeLessThan(0.99);
  });

  it('has no interval of texts with too few long blocks, and none without width', () => {
    const short = onTexts(1).map((row) => row.map((own) => own.slice(0, 64)));
    expect(localAdaptationOnTexts([0, 1], short).interaction).toMatchObject({ interval: null, of: 128 });
    const alike = localAdaptationOnTexts([0, 1], onTexts(1, 0.25, 0)).localMinusForeign[0]!;
    expect(alike.mean).toBeCloseTo(0.25, 12);
    expect(alike.interval![1] - alike.interval![0]).toBeLessThan(1e-12);
  });
});
