import { type EvaluationScore, newTextError } from '#arena';
import type { EvaluationView } from '#contracts';
import type { EvaluationEntity } from './entities/evaluation.entity';

/** Of an individual, on a part of a niche's text, in a generation. */
type EvaluationKey = Pick<EvaluationEntity, 'individualId' | 'niche' | 'generation' | 'part'>;

export function toEvaluationRow(key: EvaluationKey, score: EvaluationScore): EvaluationEntity {
  return { ...key, ...score };
}

export function toEvaluationScore(row: EvaluationEntity): EvaluationScore {
  const { individualId: _id, niche: _niche, generation: _generation, part: _part, ...score } = row;
  return score;
}

export function toEvaluationView({ individualId: _id, blocks, ...view }: EvaluationEntity): EvaluationView {
  return { ...view, newText: newTextError(blocks) };
}
