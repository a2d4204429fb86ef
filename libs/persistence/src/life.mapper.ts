import type { Life } from '#tournament';
import type { EvaluationEntity } from './entities/evaluation.entity';
import type { LifeEntity } from './entities/life.entity';
import { toEvaluationScore } from './evaluation.mapper';

export function toLifeRow(individualId: string, life: Life): LifeEntity {
  const { validation: _, ...training } = life;
  return { individualId, ...training, regulation: life.regulation ?? null };
}

export function toLife({ individualId: _, regulation, ...training }: LifeEntity, validation: EvaluationEntity): Life {
  return { ...training, ...(regulation && { regulation }), validation: toEvaluationScore(validation) };
}
