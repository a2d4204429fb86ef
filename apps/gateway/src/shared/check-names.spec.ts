import { checkNames } from './check-names';

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
