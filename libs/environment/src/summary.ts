/** What an environment may answer to: what is known of the population of the generations before, and nothing else. */

export interface Summary {
  /** Bits per character, by niche: the lowest that anyone who lived there came to until then. */
  readonly lowestBits: Readonly<Record<string, number>>;
  /** Bits per character, by deme: the mean of the viable who lived there in the generation before. */
  readonly meanBits: Readonly<Record<string, number>>;
}

/** Before generation 0. */
export const NOBODY_LIVED: Summary = { lowestBits: {}, meanBits: {} };

/** `living` are those who lived in the last generation and were measured, by birth. */
export function summaryAfter(
  before: Summary,
  living: readonly { readonly niche: string; readonly deme: string; readonly bitsPerCharacter: number }[],
): Summary {
  const lowestBits = { ...before.lowestBits };
  const sums = new Map<string, { bits: number; count: number }>();
  for (const { niche, deme, bitsPerCharacter } of living) {
    lowestBits[niche] = Math.min(lowestBits[niche] ?? Infinity, bitsPerCharacter);
    const { bits, count } = sums.get(deme) ?? { bits: 0, count: 0 };
    sums.set(deme, { bits: bits + bitsPerCharacter, count: count + 1 });
  }
  const meanBits = Object.fromEntries([...sums].map(([deme, { bits, count }]) => [deme, bits / count]));
  return { lowestBits, meanBits };
}
