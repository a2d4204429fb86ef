import type { OpenArena } from '#tournament';
import type { ArenaEntity } from './entities/arena.entity';
import type { SampleEntity } from './entities/sample.entity';

export function toArenaRow(
  tournamentId: string,
  { generation, niche, prompts }: OpenArena,
  nicheIndex: number,
): ArenaEntity {
  return { tournamentId, generation, niche, nicheIndex, prompts };
}

export function toSampleRows(tournamentId: string, { generation, niche, samples }: OpenArena): SampleEntity[] {
  return samples.map(({ competitor, prompt, text, features }) => {
    return { tournamentId, generation, niche, competitor, prompt, content: text, features };
  });
}

/** `samples` are those of the arena. */
export function toOpenArena({ generation, niche, prompts }: ArenaEntity, samples: readonly SampleEntity[]): OpenArena {
  return {
    generation,
    niche,
    prompts,
    samples: samples.map(({ competitor, prompt, content, features }) => ({
      competitor,
      prompt,
      text: content,
      features,
    })),
  };
}
