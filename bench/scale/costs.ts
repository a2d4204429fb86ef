/** What the work of a tournament costs, as it was measured: the simulation draws from it. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { InvalidValueError } from '#base';

export const PHASES = ['opening', 'recording', 'texts', 'closing'] as const;
export type PhaseName = (typeof PHASES)[number];

const amount = z.number().nonnegative();

const jobSchema = z.strictObject({
  kind: z.string(),
  /** Individuals, or competitors, that it is for. */
  members: z.int().positive(),
  /** Of a worker. */
  seconds: amount,
});
export type JobCost = z.infer<typeof jobSchema>;

const MEASURES = {
  /** That the event loop of the conductor is busy. */
  conductorSeconds: amount,
  /** That statements take. */
  databaseSeconds: amount,
  /** Inserted, updated, deleted. */
  rows: amount,
  /** Events as JSON. */
  feedBytes: amount,
};
const measuresSchema = z.strictObject(MEASURES);
export type Measures = z.infer<typeof measuresSchema>;
export const MEASURE_NAMES = Object.keys(MEASURES) as readonly (keyof Measures)[];

/** Of a commit: what it takes whatever is in it, for each individual in it, and for each pair of them, themselves and both orders counted. */
const phaseSchema = z.strictObject({ fixed: measuresSchema, each: measuresSchema, pair: measuresSchema });
export type PhaseCost = z.infer<typeof phaseSchema>;

const costsSchema = z.strictObject({
  /** How, when and on what it was measured. */
  measured: z.strictObject({ command: z.string(), at: z.string(), machine: z.string() }),
  jobs: z.array(jobSchema).refine((jobs) => jobs.some(({ kind }) => kind === 'train'), 'must have jobs of kind train'),
  phases: z.strictObject({
    opening: phaseSchema,
    recording: phaseSchema,
    texts: phaseSchema,
    closing: phaseSchema,
  } satisfies Record<PhaseName, typeof phaseSchema>),
  /** Of a job on its way through BullMQ. */
  queue: z.strictObject({ redisSeconds: amount, conductorSeconds: amount, workerSeconds: amount }),
  /** That an individual leaves in the database, and that the database writes ahead for it. */
  individual: z.strictObject({ keptBytes: amount, walBytes: amount }),
});
export type Costs = z.infer<typeof costsSchema>;

/** Of a phase with so many individuals. */
export function costOf({ fixed, each, pair }: PhaseCost, individuals: number): Measures {
  const of = (name: keyof Measures): number =>
    fixed[name] + individuals * each[name] + individuals * individuals * pair[name];
  return {
    conductorSeconds: of('conductorSeconds'),
    databaseSeconds: of('databaseSeconds'),
    rows: of('rows'),
    feedBytes: of('feedBytes'),
  };
}

/** Throws an InvalidValueError that names all fields that are wrong. */
export function parseCosts(json: unknown, file: string): Costs {
  const { data, error } = costsSchema.safeParse(json);
  if (data) return data;
  const problems = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new InvalidValueError('costs', file, `a file that \`clade bench scale measure\` made (${problems.join('; ')})`);
}

/** Throws an InvalidValueError where the file is not there, or not of costs. */
export async function readCosts(file: string): Promise<Costs> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new InvalidValueError('costs', file, 'a file that can be read');
  return parseCosts(jsonOf(text), file);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
