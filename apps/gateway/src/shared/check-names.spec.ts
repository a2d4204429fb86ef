import { checkCompetitor, checkNames } from './check-names';

const CONFIG = { niches: [{ name: 'moby' }, { name: 'phonetic', demes: [{ name: 'north' }] }] };

it('knows niches and demes; a niche without demes is one', () => {
  for (const asked of [{}, { niche: 'moby' }, { deme: 'moby' }, { niche: 'phonetic', deme: 'north' }])
    expect(() => checkNames(CONFIG, asked)).not.toThrow();
});

it('names what there is in place of others', () => {
  expect(() => checkNames(CONFIG, { niche: 'mobi', deme: 'phonetic' })).toThrow(
    'niche is "mobi"; must be one of moby, phonetic; deme is "phonetic"; must be one of moby, north',
  );
});

it('knows who may compete', () => {
  for (const name of [undefined, 'WB-0', 'WB-5', 'held-out text', 'bcdfghjk-0-12'])
    expect(() => checkCompetitor('bcdfghjk', name)).not.toThrow();
  for (const name of ['WB-9', 'other-0-12', 'bcdfghjk', 'bcdfghjk-0', '']) {
    const must = `competitor is "${name}"; must be an individual of bcdfghjk, WB-0 to WB-5, or held-out text`;
    expect(() => checkCompetitor('bcdfghjk', name)).toThrow(must);
  }
});
