/** What texts cues are of, while the text of a niche changes: as many bits as the dial says, none where cues are shuffled. */
import { plannedEnvironment } from '../environments';
import { REGULATION } from '../testing/regulation';
import { tournament } from '../testing/world';
import { textIn } from '../texts-of';
import { cueText } from './cue-text';

const GENERATIONS = 12;
const corpora = [
  { name: 'moby', sha256: 'a'.repeat(64) },
  { name: 'phonetic', sha256: 'c'.repeat(64) },
];

/** Texts lived on by those of their cues, of 50 individuals in each generation, in which three of four are of moby. */
function tableOf(cue: Partial<typeof REGULATION.cue>, values = ['moby', 'moby', 'moby', 'phonetic']): number[][] {
  const [niche] = tournament.config.niches;
  const config = {
    ...tournament.config,
    generations: GENERATIONS,
    niches: [niche],
    corpora,
    environment: [{ set: 'corpus', course: 'cycle', values, every: 1 }] as never,
    regulation: { ...REGULATION, cue: { ...REGULATION.cue, ...cue } },
  };
  const table = [
    [0, 0],
    [0, 0],
  ];
  for (let generation = 0; generation < GENERATIONS; generation++) {
    const environment = plannedEnvironment(config, generation);
    const run = { tournament: { ...tournament, config }, environment };
    for (let slot = 0; slot < 50; slot++) {
      const told = cueText(run, { seed: 3, generation }, { generation, slot }, 'moby');
      const [own, its] = [textIn(config, environment, 'moby'), told].map(({ sha256 }) => Number(sha256[0] === 'c'));
      table[own][its]++;
    }
  }
  return table;
}

/** Of the table of two texts, in bits. */
function informationBits(table: readonly (readonly number[])[]): number {
  const total = table.flat().reduce((sum, count) => sum + count, 0);
  const sums = [table.map(([a, b]) => a + b), [table[0][0] + table[1][0], table[0][1] + table[1][1]]];
  const bits = (own: number, its: number): number => {
    const count = table[own][its];
    return count === 0 ? 0 : (count / total) * Math.log2((count * total) / (sums[0][own] * sums[1][its]));
  };
  return bits(0, 0) + bits(0, 1) + bits(1, 0) + bits(1, 1);
}

const ENTROPY = -(0.75 * Math.log2(0.75) + 0.25 * Math.log2(0.25));

it('tells all that there is to tell where cues can be relied on, and nothing where they are shuffled', () => {
  expect(informationBits(tableOf({ of: 'own', reliability: 1 }))).toBeCloseTo(ENTROPY, 9);
  // 600 lives of an independent cue: 1/(2 x 600 ln 2) bits on average, chi-squared beyond ten times that in one of a thousand
  for (const reliability of [1, 0.75]) expect(informationBits(tableOf({ of: 'shuffled', reliability }))).toBeLessThan(0.013); // prettier-ignore
});

it('shuffles the same cues: as often of each text as there are generations of it', () => {
  const [[a, b], [c, d]] = tableOf({ of: 'shuffled', reliability: 1 });
  expect((a + c) / (a + b + c + d)).toBeGreaterThan(0.69);
  expect((a + c) / (a + b + c + d)).toBeLessThan(0.81);
  expect(tableOf({ of: 'shuffled', reliability: 1 }, ['moby', 'moby'])).toEqual([
    [600, 0],
    [0, 0],
  ]);
});
