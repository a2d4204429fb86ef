import { fittestBy, validationSelects } from './fitness';

it.each([
  [undefined, 'the lowest cross-entropy on validation', 'selects'],
  [{ kind: 'cross-entropy' }, 'the lowest cross-entropy on validation', 'selects'],
  [{ kind: 'prequential' }, 'the lowest prequential code length over a life', 'does not select'],
  [{ kind: 'rating', use: 'estimate' }, 'the highest rating', 'does not select'],
  [{ kind: 'rating', use: 'lower-bound' }, "the highest lower end of the rating's interval", 'does not select'],
  [
    { kind: 'weighted', ratingWeight: 0.25 },
    'the highest sum of rating (25 %) and cross-entropy (75 %), standardised',
    'selects with the rating',
  ],
  [{ kind: 'pareto' }, 'the highest sum of rating and cross-entropy, standardised', 'selects with the rating'],
  [{ kind: 'lexicase', over: ['raters'] }, 'the highest mean rank over raters', 'does not select'],
  [
    { kind: 'lexicase', over: ['raters', 'evaluations'] },
    'the highest mean rank over raters and evaluation blocks',
    'selects with the rating',
  ],
  [{ kind: 'lexicase', over: ['evaluations'] }, 'the highest mean rank over evaluation blocks', 'selects'],
])('says who leads by %j, and whether cross-entropy selects', (fitness, fittest, selects) => {
  expect([fittestBy({ fitness }), validationSelects({ fitness })]).toEqual([fittest, selects]);
});
