import { evaluationBlocks, type Range } from '#corpus';
import type { EncodedText } from './encoded-texts';

/** The blocks of a part that are scored: each symbol of them has a context before it, which the first of a text have not. */
export function blocksOfPart(
  { ranges }: EncodedText,
  part: keyof EncodedText['ranges'],
  symbols: number,
  context: number,
): readonly Range[] {
  const { start, end } = ranges[part];
  return evaluationBlocks({ start: Math.max(start, context), end }, symbols);
}
