/** What texts cues are of, while the text of a niche changes: as many bits as the dial says, none where cues are shuffled. */
import { plannedEnvironment } from '../environments';
import { REGULATION } from '../testing/regulation';
import { tournament } from '../testing/world';
import { textIn } from '../texts-of';
import { cueTexts } from './cue-text';

const GENERATIONS = 12;
const corpora = [
  { name: 'moby', sha256: 'a'.repeat(64) },
  { name: 'phonetic', sha256: 'c'.repeat(64) },
];

const COURSE = ['moby', 'moby', 'moby', 'phonetic'];

interface Course {
  readonly own: number;
  readonly cues: readonly number[];
}

/** The text that is lived on in a generation and those of the cues of 50 individuals: 1 of the dictionary, 0 of prose. */
function courseAt(cue: Partial<typeof REGULATION.cue>, seed: number, generation: number, values = COURSE): Course {
  const [niche] = tournament.config.niches;
  const config = {
    ...tournament.config,
    generations: GENERATIONS,
    niches: [niche],
    corpora,
    environment: [{ set: 'corpus', course: 'cycle', values, every: 1 }] as never,
    regulation: { ...REGULATION, cue: { ...REGULATION.cue, ...cue } },
  };
  const environment = plannedEnvironment(config, generation);
  const cueText = cueTexts({ tournament: { ...tournament, seed, config }, environment }, { seed, generation });
  const isDictionary = ({ sha256 }: { sha256: string }): number => Number(sha256[0] === 'c');
  const cues = Array.from({ length: 50 }, (_, slot) => isDictionary(cueText({ generation, slot }, 'moby')));
  return { own: isDictionary(textIn(config, environment, 'moby')), cues };
}

function courseOf(cue: Partial<typeof REGULATION.cue>, seed = 3, values = COURSE): Course[] {
  return Array.from({ length: GENERATIONS }, (_, generation) => courseAt(cue, seed, generation, values));
}

/** Texts lived on by those of their cues. */
function tableOf(courses: readonly Course[]): number[][] {
  const table = [
    [0, 0],
    [0, 0],
  ];
  for (const { own, cues } of courses) for (const its of cues) table[own][its]++;
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

it('tells all that there is to tell where cues can be relied on', () => {
  expect(informationBits(tableOf(courseOf({ of: 'own', reliability: 1 })))).toBeCloseTo(ENTROPY, 9);
});

it('tells nothing where cues are shuffled', () => {
  // One generation of each of 4,800 tournaments, each with one cue for all: chi-squared of one degree is beyond 10.8 in one of a thousand.
  // Were one cue in ten that of the own text, it would be 48 on average.
  const seeds = Array.from({ length: 4800 }, (_, seed) => seed);
  const courses = seeds.map((seed) => courseAt({ of: 'shuffled', reliability: 1 }, seed, seed % GENERATIONS));
  const alone = courses.map(({ own, cues }) => ({ own, cues: cues.slice(0, 1) }));
  expect(2 * Math.LN2 * seeds.length * informationBits(tableOf(alone))).toBeLessThan(10.8);
});

it('shuffles the times of the plan: cues are as often of each text, for as long, and alike for all of a generation', () => {
  const shuffled = courseOf({ of: 'shuffled', reliability: 1 });
  expect(shuffled.map(({ cues }) => new Set(cues).size)).toEqual(Array(GENERATIONS).fill(1));
  const texts = shuffled.map(({ cues: [first] }) => first);
  expect(texts.filter(Boolean)).toHaveLength(GENERATIONS / 4);
  expect(texts).not.toEqual(shuffled.map(({ own }) => own));
  // Times of prose are of three generations, or of several in a row; one may go on where the tournament begins.
  const start = texts.indexOf(1);
  const prose = [...texts.slice(start), ...texts.slice(0, start)].join('').split('1').filter(Boolean);
  expect(prose.map(({ length }) => length % 3)).toEqual(prose.map(() => 0));
  expect(courseOf({ of: 'shuffled', reliability: 1 }, 4)).not.toEqual(shuffled);
  const still = courseOf({ of: 'shuffled', reliability: 1 }, 3, ['moby', 'moby']);
  expect(still.flatMap(({ cues }) => cues)).toEqual(Array(50 * GENERATIONS).fill(0));
});
