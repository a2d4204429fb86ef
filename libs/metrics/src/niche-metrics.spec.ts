import { byNames, measure } from './metric';
import { NICHE_METRICS } from './niche-metrics';
import { lived, memberOf, scoreOf } from './testing/lived';

it('gives each niche its population, means of the viable, and the improvement over generation 0 by blocks', () => {
  const founders = [memberOf(0, 0, { score: scoreOf(4, [5, 3]) }), memberOf(0, 1)];
  const population = [
    memberOf(1, 0, { score: scoreOf(2, [3, 1]), prequentialNats: 4, prequentialSlope: -0.5 }),
    memberOf(1, 1, { score: scoreOf(3, [3, 3]), prequentialNats: 3, prequentialSlope: null }),
    memberOf(1, 2),
  ];
  const values = measure(
    NICHE_METRICS,
    1,
    lived(population, { founders, leaders: ['k3-1-1'], niches: ['moby', 'sotu'] }),
  );
  expect(byNames(values)).toEqual({
    metrics: {
      population: { moby: 3, sotu: 0 },
      viable: { moby: 2, sotu: 0 },
      bestBitsPerCharacter: { moby: 3 / Math.LN2 },
      meanBitsPerCharacter: { moby: expect.closeTo(2.5 / Math.LN2, 12) },
      predictionEntropyBits: { moby: 1.25 },
      prequentialBits: { moby: expect.closeTo(3.5 / Math.LN2, 12) },
      prequentialSlopeBits: { moby: expect.closeTo(-0.5 / Math.LN2, 12) },
      improvementNats: { moby: 1.5 }, // blocks differ by 2 and 1
    },
    standardErrors: { improvementNats: { moby: expect.closeTo(0.5, 12) } },
  });
});
