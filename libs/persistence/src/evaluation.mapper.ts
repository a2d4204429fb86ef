import { type EvaluationScore, newTextError } from '#arena';
import type { EvaluationView, Part } from '#contracts';
import type { EvaluationEntity } from './entities/evaluation.entity';

export function toEvaluationRow(individualId: string, part: Part, score: EvaluationScore): EvaluationEntity {
  return { individualId, part, ...score };
}

export function toEvaluationScore({ individualId: _id, part: _part, ...score }: EvaluationEntity): EvaluationScore {
  return score;
}

export function toEvaluationView({ individualId: _id, blocks, ...view }: EvaluationEntity): EvaluationView {
  return { ...view, newText: newTextError(blocks) };
}
