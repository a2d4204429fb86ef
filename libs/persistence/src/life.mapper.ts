import type { Life } from '#tournament';
import type { EvaluationEntity } from './entities/evaluation.entity';
import type { LifeEntity } from './entities/life.entity';
import { toEvaluationScore } from './evaluation.mapper';

export function toLifeRow(individualId: string, life: Life): LifeEntity {
  const { validation: _, ...training } = life;
  return { individualId, ...training };
}

export function toLife({ individualId: _, ...training }: LifeEntity, validation: EvaluationEntity): Life {
  return { ...training, validation: toEvaluationScore(validation) };
}
