/** The environment of a tournament by generation. */
import { z } from 'zod';
import { TASTE_NAMES } from '#arena';
import { DIAL_NAMES, TIMELINE_KINDS } from '#environment';
import { count } from './numbers';

/** What a dial is set to: a number, a name, or a list of names. */
export const settingValue = z.union([z.number(), z.string(), z.array(z.string())]);

/** What a dial is at a place from a generation on, until the next row of its kind. */
export const environmentRow = z.object({
  kind: z
    .enum(TIMELINE_KINDS)
    .describe(
      '`held`: of generations that have opened. `expected`: of those to come, by what is known now. `planned`: of all, by the config alone.',
    ),
  generation: count,
  set: z.enum(DIAL_NAMES),
  niche: z.string().nullable(),
  deme: z.string().nullable(),
  taste: z.enum(TASTE_NAMES).nullable(),
  value: settingValue,
  by: z.string().describe('The course that it is by, `intervention`, or `config` where nothing changes it.'),
});
export type EnvironmentRow = z.infer<typeof environmentRow>;

/** Its rows, some left out where there are more than a screen can show. */
export const environmentView = z.object({
  rows: z.array(environmentRow),
  every: count.describe(
    'Of each run of so many generations the last change of a dial at a place is told alone; 1: all are.',
  ),
  leftOut: count.describe('Rows that are left out for that; files have them all.'),
});
export type EnvironmentView = z.infer<typeof environmentView>;
