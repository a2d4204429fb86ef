/** The lineage feed: what happened, in the past tense, with sequence numbers without gaps. A type of event is added here, and nowhere else. */
import { z } from 'zod';
import { TASTE_NAMES } from '#arena';
import { DIAL_NAMES } from '#environment';
import { battleOutcome } from './arena';
import { communityView } from './community';
import { settingValue } from './environment';
import { baselines, evaluationResult } from './evaluation';
import { generationView } from './generation';
import { kinView } from './individual';
import { count } from './numbers';
import { championView, forkOrigin, machineView } from './tournament';

const id = z.string();
/** What a person sets, and where; everywhere where a place is left out. */
export const intervention = {
  set: z.enum(DIAL_NAMES),
  niche: z.string().min(1).max(63).optional(),
  deme: z.string().min(1).max(63).optional(),
  taste: z.enum(TASTE_NAMES).optional(),
  value: z.union([z.number(), z.string().min(1).max(63), z.array(z.string().min(1).max(63)).min(1).max(64)]),
};

const birth = {
  id,
  generation: count,
  slot: count,
  niche: z.string(),
  deme: z.string(),
  family: z.string(),
  parameters: count,
  parents: z.array(kinView),
};

const stop = z.object({ reason: z.string() });

/** What an event of each type says. */
export const EVENTS = {
  'tournament.launched': z.object({ name: z.string(), seed: count, generations: count, niches: z.array(z.string()) }),
  /** It goes on from a generation of another tournament, with those who lived as that closed. */
  'tournament.forked': forkOrigin.extend({ individuals: count }),
  'baselines.fitted': z.object({ baselines: z.record(z.string(), baselines) }),
  'tournament.paused': stop,
  'tournament.resumed': z.object({ generation: z.int().min(-1) }),
  'tournament.cancelled': stop,
  'tournament.failed': stop,
  'tournament.finished': machineView.extend({
    lineageHash: z.string(),
    champion: championView.nullable(),
    champions: z.array(championView),
    /** Left out where the tournament ended before they were recorded. */
    communities: z.array(communityView).optional(),
  }),
  'generation.opened': z.object({ generation: count, births: count, survivors: count }),
  'generation.closed': generationView,
  /** Of a generation that opens: what is other than before, of a niche, a deme or a taste, or of all together. `by` says how it changes. */
  'environment.changed': z.object({
    generation: count,
    set: z.enum(DIAL_NAMES),
    niche: z.string().optional(),
    deme: z.string().optional(),
    taste: z.string().optional(),
    from: settingValue,
    to: settingValue,
    by: z.string(),
  }),
  /** A person changed the environment: it holds from the next generation on that opens. */
  'environment.intervened': z.object(intervention),
  /** Nobody was left there who could be a parent, as the generation ended. */
  'deme.extinct': z.object({ generation: count, niche: z.string(), deme: z.string() }),
  /** Newborns of an extinct deme: some with parents in demes `from`, others founded anew. */
  'deme.resettled': z.object({
    generation: count,
    niche: z.string(),
    deme: z.string(),
    colonists: count,
    from: z.array(z.string()),
    founders: count,
  }),
  /** By one who is near to no species that there was; `parent` is the species that it branched off. */
  'species.born': z.object({
    generation: count,
    species: count,
    name: z.string(),
    parent: z.object({ species: count, name: z.string() }).nullable(),
    founder: id,
  }),
  /** Its last members lived in `generation`, the first in `since`. */
  'species.extinct': z.object({ generation: count, species: count, name: z.string(), since: count }),
  /** Those whose species is another than in the generation before, newborns among them. */
  'species.assigned': z.object({ generation: count, members: z.array(z.object({ id, species: count })) }),
  'individual.born': z.object(birth),
  /** One who was born in the tournament that this one was forked from: as it was, under an id of its own. Of its parents those who came too. */
  'individual.carried': z.object({
    ...birth,
    original: id,
    bitsPerCharacter: z.number().nullable(),
    predictionEntropyBits: z.number().nullable(),
    rating: z.number().nullable(),
  }),
  /** A newborn, or one who lives on. */
  'individual.trained': z.object({
    id,
    generation: count,
    tokens: count,
    trainingFlops: z.number(),
    inheritedFraction: z.number(),
    /** Why its training was undone; null where it was not. */
    cause: z.string().nullable(),
  }),
  /** Lives on into `generation`, or has children in it, or both. */
  'individual.selected': z.object({ id, generation: count, survives: z.boolean(), children: count }),
  'individual.died': z.object({ id, generation: count, cause: z.string() }),
  'individual.evaluated': evaluationResult.extend({ id }),
  /** Prompts were continued: people can vote on them until the generation closes. */
  'arena.opened': z.object({ generation: count, niche: z.string(), competitors: count, prompts: count }),
  /** The ratings of a niche, once its battles are judged. */
  'arena.rated': z.object({
    generation: count,
    niche: z.string(),
    battles: count,
    ratings: z.array(z.object({ id, nats: z.number(), standardErrorNats: z.number(), rank: count, lowestRank: count })),
  }),
  /** A person's vote. Generation and prompt are those of the texts. */
  'battle.voted': z.object({
    voter: z.string(),
    generation: count,
    niche: z.string(),
    prompt: count,
    first: z.string(),
    second: z.string(),
    outcome: battleOutcome,
  }),
  /** The first in its line of descent to pass a probe. */
  'probe.passed': z.object({ id, probe: z.string(), nats: z.number() }),
} as const;

export type EventType = keyof typeof EVENTS;
export type EventData = { [Type in EventType]: z.infer<(typeof EVENTS)[Type]> };
export const EVENT_TYPES = Object.keys(EVENTS) as EventType[];

/** What all events have. */
export const eventEnvelope = z.object({
  /** Counts from 1. */
  seq: z.int().min(1),
  tournamentId: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** Version of the shape of `data`. */
  v: z.literal(1),
});

/** One event of a tournament. */
export type LineageEvent = {
  [Type in EventType]: z.infer<typeof eventEnvelope> & { type: Type; data: EventData[Type] };
}[EventType];

const [first, ...others] = EVENT_TYPES.map((type) =>
  eventEnvelope.extend({ type: z.literal(type), data: EVENTS[type] as z.ZodObject }),
);
export const eventView = z.discriminatedUnion('type', [first, ...others]);

/** How far the work has come. Not an event: unsequenced, not logged, and a slow reader may miss some. */
export interface Progress {
  tournamentId: string;
  generation: number;
  generations: number;
  /** Individuals that have trained in this generation, of those that do: newborns, and who lives on. */
  trained: number;
  trainees: number;
  /** Fraction of the training of this generation that is done, 0 to 1. */
  fraction: number;
  tokensPerSecond: number;
  /** Seconds to the end, estimated; null before there is a rate. */
  secondsLeft: number | null;
  /** On validation, of the leader of each niche: the fittest of the living, by the fitness of the tournament. */
  bestBitsPerCharacter: Record<string, number>;
}
