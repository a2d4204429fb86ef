/** What a life paid for its training text, in words. */
import { thousandths } from './quantities';

interface Prequential {
  readonly bitsPerCharacter: number;
  readonly bitsPerDoubling: number | null;
}

/** `2.613 bits per character of its training, -0.210 with each doubling of it` */
export function prequentialText({ bitsPerCharacter, bitsPerDoubling }: Prequential): string {
  const slope = bitsPerDoubling === null ? '' : `, ${thousandths(bitsPerDoubling)} with each doubling of it`;
  return `${thousandths(bitsPerCharacter)} bits per character of its training${slope}`;
}
