/** What of a life counts as measured: nothing that is of a text that its niche has no more. */
import type { EvaluationScore } from '#arena';
import type { Life } from './records';

export function validationOf(life: Life | null): EvaluationScore | null {
  return life && life.formerText !== 'all' ? life.validation : null;
}

export function prequentialOf(life: Life | null): Pick<Life, 'prequentialNats' | 'prequentialSlope'> | null {
  return life?.formerText === null ? life : null;
}
