import { envelopeOf } from '#tournament';
import { Fences } from './fences';

const jobOf = (tournament: string, fence: number) =>
  envelopeOf({ kind: 'survey', texts: [], vocabularyLimit: 512 }, { tournament, generation: 0, fence });

it('refuses a conductor that another has followed, and keeps no tournament for ever', () => {
  const fences = new Fences();
  fences.check(jobOf('first', 2));
  expect(() => fences.check(jobOf('first', 1))).toThrow('first');
  for (let each = 0; each < 1000; each++) fences.check(jobOf(`t${each}`, 1));
  expect(() => fences.check(jobOf('first', 1))).not.toThrow();
});
