/** What the API answers about tournaments. */
import { z } from 'zod';
import { communityView } from './community';
import { baselines, newText, ON_THIS_TEXT } from './evaluation';
import { bits, count } from './numbers';
import { pageOf } from './page';

export const tournamentStatus = z.enum(['running', 'paused', 'cancelled', 'failed', 'finished']);
export type TournamentStatus = z.infer<typeof tournamentStatus>;

/** Those who live in a niche and mate together; `capacity` individuals live in it, unless the environment changes. */
const demeView = z.object({
  name: z.string(),
  capacity: count,
});

const nicheView = z.object({
  name: z.string(),
  corpus: z.string(),
  sha256: z.string(),
  demes: z.array(demeView),
  characters: count,
});
export type NicheView = z.infer<typeof nicheView>;

/** The leader of a niche at the end: the fittest of the living. What was measured is on the test part. */
export const championView = z.object({
  id: z.string(),
  family: z.string(),
  parameters: count,
  niche: z.string(),
  /** Left out where the tournament ended before this was recorded. */
  deme: z.string().optional(),
  nats: z.number(),
  bitsPerCharacter: bits,
  standardErrorNats: z.number().describe(ON_THIS_TEXT),
  newText,
});
export type ChampionView = z.infer<typeof championView>;

/** The generation of another tournament that one went on from. */
export const forkOrigin = z.object({ tournament: z.string(), generation: count });

export const tournamentView = z.object({
  id: z.string(),
  name: z.string(),
  notes: z.string(),
  seed: count,
  /** Where it was forked from; null of one that began with founders. */
  forkOf: forkOrigin.nullable(),
  status: tournamentStatus,
  /** Why it paused or failed. */
  reason: z.string().nullable(),
  config: z.record(z.string(), z.unknown()),
  niches: z.array(nicheView),
  /** Generations to live, numbered from 0. */
  generations: count,
  /** Highest generation opened; -1 before the first. */
  generation: z.int().min(-1),
  individuals: count,
  vocabularySize: count,
  baselines: z.record(z.string(), baselines),
  /** Of the champions the one with the most bits below WB-2 of its niche, on test. */
  champion: championView.nullable(),
  champions: z.array(championView),
  /** Of each niche where somebody lives as it ends, if the config asks for it. */
  communities: z.array(communityView),
  lineageHash: z.string().nullable(),
  /** The pair for which the lineage hash is promised. */
  engine: z.string(),
  processor: z.string(),
  tokensTrained: count,
  /** Of all work: training, learning, evaluations, texts, those who failed among them; counted from descriptions. */
  flops: z.number(),
  /** Time of processors that the workers spent. */
  cpuSeconds: z.number(),
  /** Time spent running. */
  seconds: z.number(),
  createdAt: z.string(),
  /** Sequence number of the newest event. */
  lastSeq: count,
});
export type TournamentView = z.infer<typeof tournamentView>;
export const tournamentPage = pageOf(tournamentView);

/** The pair for which a lineage hash is promised. */
export const machineView = z.object({ engine: z.string(), processor: z.string() });
export type MachineView = z.infer<typeof machineView>;

/** Where a replay is first other than what was recorded, in canonical order. */
const divergenceView = z.object({
  generation: count,
  /** The first individual that differs; null where all of the generation are the same, and something else differs. */
  individual: z.string().nullable(),
  /** Such as `life.validation.nats`. */
  path: z.string(),
  expected: z.unknown(),
  actual: z.unknown(),
});

const repairedView = z.object({
  damaged: count,
  repaired: count,
  /** The first five of those that were repaired, by SHA-256. */
  first: z.array(z.string()),
});

/** Files that were missing or damaged as the replay began: it writes weights anew, asked to repair or not. */
const repairView = z.object({
  weights: repairedView,
  /** None unless it was asked to repair. */
  corpora: repairedView,
  /** Those that are so still: weights by their SHA-256, corpora by name and SHA-256. */
  left: z.array(z.string()),
});
export type RepairView = z.infer<typeof repairView>;

export const verificationSchema = z
  .strictObject({
    tolerance: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .default(null)
      .describe(
        'By how much numbers of births and lives may differ, as a share of the greater of 1 and the number; 0: everything must be the same. null: 0 for the engine and the type of processor that it ran on, else 0.01.',
      ),
    repair: z
      .boolean()
      .default(false)
      .describe('Mend corpora, too; weights that are missing or damaged are written anew by each replay.'),
  })
  .prefault({});
export type VerificationInput = z.output<typeof verificationSchema>;
export type VerificationBody = z.input<typeof verificationSchema>;

export const verificationView = z.object({
  id: z.string(),
  tournamentId: z.string(),
  /** `near`: the same within the tolerance. */
  status: z.enum(['running', 'matched', 'near', 'differed', 'failed']),
  /** Null of a tournament that has not finished: what has closed of it is compared. */
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  /** Where each of them was computed. */
  expectedOn: machineView,
  actualOn: machineView,
  /** Highest generation closed in the replay; -1 before the first. */
  generation: z.int().min(-1),
  generations: count,
  tolerance: z.number(),
  divergence: divergenceView.nullable(),
  /** Null until it is done. */
  repair: repairView.nullable(),
  reason: z.string().nullable(),
});
export type VerificationView = z.infer<typeof verificationView>;
