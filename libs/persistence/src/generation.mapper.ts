import type { Generation } from '#tournament';
import type { GenerationEntity } from './entities/generation.entity';

export function toGenerationRow(tournamentId: string, generation: Generation): GenerationEntity {
  return { ...generation, tournamentId, closedAt: new Date(generation.closedAt) };
}

export function toGeneration({ tournamentId: _, closedAt, ...generation }: GenerationEntity): Generation {
  return { ...generation, closedAt: closedAt.toISOString() };
}
