/** What a community is worth, in a line. */
import { thousandths } from './quantities';

interface Community {
  readonly niche: string;
  readonly of: number;
  readonly carriers: number;
  readonly bitsPerCharacter: number;
  readonly ambiguityBits: number | null;
  readonly equal: { readonly bitsPerCharacter: number | null };
  readonly onlineBitsPerCharacter: number | null;
}

/** `community of moby: 2.310 bits/char on test, 0.120 below the mean of its members (ambiguity); 3 of 6 have 95 % of the weight; ...` */
export function communityText({ niche, of, carriers, ambiguityBits, ...community }: Community): string {
  const { bitsPerCharacter, equal, onlineBitsPerCharacter } = community;
  return [
    `community of ${niche}: ${thousandths(bitsPerCharacter)} bits/char on test, ${thousandths(ambiguityBits)} below the mean of its members (ambiguity)`,
    `${carriers} of ${of} have 95 % of the weight`,
    `${thousandths(equal.bitsPerCharacter)} with equal weights, ${thousandths(onlineBitsPerCharacter)} with weights learned on test as it is read`,
  ].join('; ');
}
