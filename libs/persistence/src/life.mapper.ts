import type { Life } from '#tournament';
import type { ExamEntity } from './entities/exam.entity';
import type { LifeEntity } from './entities/life.entity';
import { toExamScore } from './exam.mapper';

export function toLifeRow(individualId: string, life: Life): LifeEntity {
  const { validation: _, ...training } = life;
  return { individualId, ...training };
}

export function toLife({ individualId: _, ...training }: LifeEntity, validation: ExamEntity): Life {
  return { ...training, validation: toExamScore(validation) };
}
