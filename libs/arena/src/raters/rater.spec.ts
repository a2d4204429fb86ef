import { toUnitLength, utility } from './rater';
import { featuresWith, PLAIN_SCALE } from './testing/small-niche';

test('utility is weights times standard scores', () => {
  const weights = { fluency: 0.6, offence: -0.8 };
  const bent = (value: number) => 4 * Math.tanh(value / 100 / 4);
  expect(utility({ weights }, featuresWith({ fluency: 50, offence: 20, rhyme: 99 }), PLAIN_SCALE)).toBeCloseTo(
    0.6 * bent(50) - 0.8 * bent(20),
    12,
  );
});

test('weights are scaled to length 1, in proportion', () => {
  expect(toUnitLength({ offence: -4, fluency: 3, rhyme: 0 })).toEqual({ fluency: 3 / 5, offence: -4 / 5 });
});
