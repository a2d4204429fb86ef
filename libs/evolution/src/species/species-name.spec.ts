import { speciesName } from './species-name';

describe('speciesName', () => {
  it('is of the family of the founder, and can be spoken', () => {
    for (const number of [0, 1, 2, 4899, 4900, 500_000]) {
      expect(speciesName('gru', number)).toMatch(/^gru-([bdfgklmnprstvz][aeiou]){2,}$/);
    }
  });

  it('is another for each number', () => {
    const names = Array.from({ length: 30_000 }, (_, number) => speciesName('rnn', number));
    expect(new Set(names).size).toBe(30_000);
  });

  it('starts otherwise where numbers follow each other', () => {
    const starts = Array.from({ length: 20 }, (_, number) => speciesName('rnn', number).slice(4, 6));
    expect(new Set(starts).size).toBe(20);
  });
});
