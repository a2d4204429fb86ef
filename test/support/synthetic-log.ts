/** The event log of a tournament that never was, for specs and for measuring how fast large lineages are drawn. */
import type { LineageEvent } from '#contracts';

export interface Shape {
  readonly generations: number;
  /** Births of each niche in each generation. */
  readonly births: number;
  readonly niches: readonly string[];
}

const FAMILIES = ['mlp', 'rnn', 'gru', 'lstm', 'transformer', 'moe', 'mingru', 'minlstm', 'convolution'];

export function syntheticLog({ generations, births, niches }: Shape, random: () => number): LineageEvent[] {
  const events: LineageEvent[] = [];
  const tell = (type: LineageEvent['type'], data: unknown) => {
    const at = new Date(1_700_000_000_000 + 1000 * events.length).toISOString();
    events.push({ seq: events.length + 1, tournamentId: 't', type, at, v: 1, data } as LineageEvent);
  };
  const bitsOf = new Map<string, number>();
  const familyOf = new Map<string, string>();
  let parents: string[][] = niches.map(() => []);
  tell('tournament.launched', { name: 'Synthetic', seed: 1, generations, niches });
  for (let generation = 0; generation < generations; generation++) {
    tell('generation.opened', { generation, births: births * niches.length, survivors: 0 });
    const born = niches.map((niche, nicheIndex) =>
      Array.from({ length: births }, (_, index) => {
        const slot = nicheIndex * births + index;
        const id = `t-${generation}-${slot}`;
        const primary = pick(parents[nicheIndex], random);
        const secondary = random() < 0.3 ? pick(parents[nicheIndex], random) : undefined;
        const family = (primary && random() > 0.02 && familyOf.get(primary)) || pick(FAMILIES, random)!;
        const both = primary && secondary && primary !== secondary;
        familyOf.set(id, family);
        bitsOf.set(id, (primary ? bitsOf.get(primary)! : 4.5) * (0.97 + 0.05 * random()));
        tell('individual.born', {
          id,
          generation,
          slot,
          niche,
          deme: `${niche}-${index % 2}`,
          family,
          parameters: 1000 + Math.floor(random() * 1e5),
          parents: [
            ...(primary ? [{ id: primary, share: both ? 0.6 : 1, role: 'primary', weightShare: 1 }] : []),
            ...(both ? [{ id: secondary, share: 0.4, role: 'secondary', weightShare: 0 }] : []),
          ],
        });
        return id;
      }),
    );
    for (const id of born.flat()) {
      tell('individual.trained', {
        id,
        generation,
        tokens: 1000,
        trainingFlops: 1e9,
        inheritedFraction: 0.5,
        cause: null,
      });
      tell('individual.evaluated', {
        id,
        part: 'validation',
        symbols: 1024,
        nats: bitsOf.get(id)! * Math.LN2,
        bitsPerCharacter: bitsOf.get(id),
        standardErrorNats: 0.01,
        predictionEntropyBits: bitsOf.get(id)! - 0.1,
      });
    }
    for (const id of parents.flat()) tell('individual.died', { id, generation: generation - 1, cause: 'not selected' });
    parents = born.map((ids) =>
      [...ids].sort((a, b) => bitsOf.get(a)! - bitsOf.get(b)!).slice(0, Math.ceil(births / 3)),
    );
    const dead = born.flatMap((ids, nicheIndex) => ids.filter((id) => !parents[nicheIndex].includes(id)));
    for (const id of dead) tell('individual.died', { id, generation, cause: 'not selected' });
  }
  return events;
}

function pick<Value>(values: readonly Value[], random: () => number): Value | undefined {
  return values[Math.floor(random() * values.length)];
}

/** Numbers in [0, 1) that are the same for the same seed (Marsaglia 2003, xorshift). */
export function seededRandom(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
