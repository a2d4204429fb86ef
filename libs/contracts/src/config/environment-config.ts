/** How the environment changes, as people write it: its dials come from the table of them. What must fit the rest of the config is checked at launch. */
import { z } from 'zod';
import { TASTE_NAMES } from '#arena';
import { hash } from './niche-config';
import { type Change, COURSE_DEFAULTS, DIAL_NAMES, DIALS } from '#environment';

const MOST_CHANGES = 100;
const MOST_ENTRIES = 1000;
const place = z.string().min(1).max(63).optional();
const target = {
  set: z.enum(DIAL_NAMES).describe(DIAL_NAMES.map((name) => `${name}: ${DIALS[name].about}`).join(' ')),
  niche: place.describe('Where; everywhere when left out.'),
  deme: place.describe('Of a capacity: in this deme alone.'),
  taste: z.enum(TASTE_NAMES).optional().describe('Which, of a taste; all of them when left out.'),
};
const value = z
  .union([z.number(), z.string().min(1).max(63), z.array(z.string()).min(1).max(64)])
  .describe('A number; of a corpus its name, of families a list.');
const points = z
  .array(z.strictObject({ at: z.int().min(0).max(10_000).describe('A generation.'), value }))
  .min(1)
  .max(MOST_ENTRIES);
const inTurn = {
  values: z.array(value).min(1).max(MOST_ENTRIES),
  every: z.int().min(1).max(10_000).default(COURSE_DEFAULTS.every).describe('Generations that each of them holds.'),
};

const change = z.discriminatedUnion('course', [
  z
    .strictObject({ ...target, course: z.literal('steps'), points })
    .describe('Each value from its generation on; before the first what the rest of the config says.'),
  z
    .strictObject({ ...target, course: z.literal('linear'), points })
    .describe('On straight lines between points, and as the last from there on.'),
  z.strictObject({ ...target, course: z.literal('cycle'), ...inTurn }).describe('One after the other, and again.'),
  z.strictObject({ ...target, course: z.literal('random'), ...inTurn }).describe('One of them, drawn anew each time.'),
  z
    .strictObject({
      ...target,
      course: z.literal('bits'),
      levels: z
        .array(z.strictObject({ below: z.number().gt(0).max(100).describe('Bits per character.'), value }))
        .min(1)
        .max(MOST_ENTRIES),
      watch: place.describe('The niche whose bits count; the one that is changed when left out.'),
    })
    .describe('The value of the lowest level that the lowest cross-entropy in the niche has come below so far.'),
  z
    .strictObject({
      ...target,
      course: z.literal('success'),
      strength: z.number().gt(0).max(1000).default(COURSE_DEFAULTS.strength).describe('In 1 / bits per character.'),
    })
    .describe(
      'Demes share the places of their niche, each in proportion to exp(-strength x mean bits per character there).',
    ),
]);

export const environment = (z.array(change).max(MOST_CHANGES) as unknown as z.ZodType<readonly Change[]>)
  .default([])
  .describe('What changes while the tournament runs. Of changes that speak of the same, the last holds.');

/** Filled in at launch. */
export const corpora = z
  .array(z.strictObject({ name: z.string().min(1).max(63), sha256: hash.describe('Pins its text.') }))
  .max(1000)
  .default([])
  .describe('Corpora that the environment names, with their texts; filled in at launch.');
