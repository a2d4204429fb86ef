/** What is known of a tournament from its feed. Events may be missing: a feed can be filtered, or begin late. */
import type { BaselinesView, EventType, LineageEvent, Progress } from '#contracts';

export interface Standing {
  readonly baselines: Map<string, BaselinesView>;
  /** Of each niche, by generation, bits per character of its leader on validation text; with holes. */
  readonly best: Map<string, number[]>;
  /** The fewest bits that any individual of a niche ever had. */
  readonly records: Map<string, number>;
  births: number;
  deaths: number;
  /** The living whose birth was received. */
  readonly living: Map<string, { readonly family: string; readonly niche: string }>;
  /** Null while nothing is at work. */
  progress: Progress | null;
}

export function createStanding(): Standing {
  return {
    baselines: new Map(),
    best: new Map(),
    records: new Map(),
    living: new Map(),
    births: 0,
    deaths: 0,
    progress: null,
  };
}

type Apply = { readonly [Type in EventType]?: (standing: Standing, event: LineageEvent & { type: Type }) => void };

const APPLY: Apply = {
  'baselines.fitted': ({ baselines }, { data }) => {
    for (const [niche, of] of Object.entries(data.baselines)) baselines.set(niche, of);
  },
  'tournament.paused': rest,
  'tournament.cancelled': rest,
  'tournament.failed': rest,
  'tournament.finished': rest,
  'generation.closed': (standing, { data: { generation, metrics } }) => {
    const best = Object.entries(metrics.bestBitsPerCharacter ?? {});
    for (const [niche, bits] of best) noteBest(standing, niche, generation, bits);
  },
  'individual.born': (standing, { data: { id, family, niche } }) => {
    standing.births++;
    standing.living.set(id, { family, niche });
  },
  'individual.died': (standing, { data: { id } }) => {
    standing.deaths++;
    standing.living.delete(id);
  },
  'individual.evaluated': ({ records, living }, { data: { id, part, bitsPerCharacter } }) => {
    const niche = living.get(id)?.niche;
    if (niche === undefined || part !== 'validation') return;
    records.set(niche, Math.min(records.get(niche) ?? Infinity, bitsPerCharacter));
  },
};

export function applyEvent(standing: Standing, event: LineageEvent): void {
  const change = APPLY[event.type] as ((standing: Standing, event: LineageEvent) => void) | undefined;
  change?.(standing, event);
}

/** The point of a generation that is under way moves; what closed stays. */
export function applyProgress(standing: Standing, progress: Progress): void {
  standing.progress = progress;
  for (const [niche, bits] of Object.entries(progress.bestBitsPerCharacter)) {
    noteBest(standing, niche, progress.generation, bits);
  }
}

/** Whether an event that was not received yet is an evaluation with fewer bits than all before it in its niche. */
export function isRecord({ records, living }: Standing, event: LineageEvent): boolean {
  if (event.type !== 'individual.evaluated' || event.data.part !== 'validation') return false;
  const niche = living.get(event.data.id)?.niche;
  return niche !== undefined && event.data.bitsPerCharacter < (records.get(niche) ?? Infinity);
}

function rest(standing: Standing): void {
  standing.progress = null;
}

function noteBest({ best }: Standing, niche: string, generation: number, bits: number): void {
  const curve = best.get(niche) ?? [];
  curve[generation] = bits;
  best.set(niche, curve);
}
