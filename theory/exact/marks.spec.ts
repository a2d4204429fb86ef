import { acetylationAfter, keptByGermline, shareAfterLives, shareOfLine } from './marks';

const RATES = { maintenance: 0.9, deNovo: 0.2, reset: 0.25, divisions: 1, expression: 0, leak: 0 };

it('keeps what a birth neither bares nor leaves uncopied', () => {
  expect(keptByGermline(1, 0.2, 1)).toBeCloseTo(0.8, 12);
  expect(keptByGermline(2, 0, 0)).toBeCloseTo(0.25, 12);
});

it('sets marks as silence grows, by hand', () => {
  // new marks by .2 x 1/2, then .2 x 3/4: .1, then .1 (1.9 - .3) / 2 + .15
  expect(shareAfterLives(2, RATES)).toEqual([expect.closeTo(0.1, 12), expect.closeTo(0.23, 12)]);
  expect(shareAfterLives(2, { ...RATES, expression: 1 })).toEqual([0, 0]);
  expect(shareAfterLives(2, RATES, 0.5)[1]).toBeCloseTo(0.04 + 0.15, 12);
});

it('mixes lines by when they were bared', () => {
  const [young, old] = shareAfterLives(2, RATES, 0.95);
  expect(shareOfLine(2, RATES)).toBeCloseTo(0.25 * young + 0.75 * old, 12);
  expect(shareOfLine(5, { ...RATES, reset: 1 })).toBeCloseTo(young, 12);
});

it('raises acetylation step by step', () => {
  let acetylation = 0;
  for (let life = 1; life <= 4; life++) {
    const left = 0.7 * acetylation * (life === 1 ? 1 : 0.5);
    acetylation = left + (1 - left) * 0.3;
    expect(acetylationAfter(life, 0.3, 0.7, 0.5)).toBeCloseTo(acetylation, 12);
  }
});
