/** What an environment may answer to: what is known of the population of the generations before, and nothing else. */

export interface Summary {
  /** Bits per character, by niche: the lowest that anyone came to who lived there on the corpus that it had last. */
  readonly lowestBits: Readonly<Record<string, number>>;
  /** The same on any corpus that it had. */
  readonly lowestBitsEver: Readonly<Record<string, number>>;
  /** Bits per character, by deme: the mean of the viable who lived there in the generation before. */
  readonly meanBits: Readonly<Record<string, number>>;
  /** By niche, that it had in the generation before. */
  readonly corpora: Readonly<Record<string, string>>;
}

/** Before generation 0. */
export const NOBODY_LIVED: Summary = { lowestBits: {}, lowestBitsEver: {}, meanBits: {}, corpora: {} };

/** `niches` are as they were in the last generation, `living` those who lived in it and were measured, by birth. */
export function summaryAfter(
  before: Summary,
  niches: readonly { readonly name: string; readonly corpus: string }[],
  living: readonly { readonly niche: string; readonly deme: string; readonly bitsPerCharacter: number }[],
): Summary {
  const kept = niches.filter(({ name, corpus }) => name in before.lowestBits && before.corpora[name] === corpus);
  const lowestBits = Object.fromEntries(kept.map(({ name }) => [name, before.lowestBits[name]]));
  const lowestBitsEver = { ...before.lowestBitsEver };
  const sums = new Map<string, { bits: number; count: number }>();
  for (const { niche, deme, bitsPerCharacter } of living) {
    lowestBits[niche] = Math.min(lowestBits[niche] ?? Infinity, bitsPerCharacter);
    lowestBitsEver[niche] = Math.min(lowestBitsEver[niche] ?? Infinity, bitsPerCharacter);
    const { bits, count } = sums.get(deme) ?? { bits: 0, count: 0 };
    sums.set(deme, { bits: bits + bitsPerCharacter, count: count + 1 });
  }
  const meanBits = Object.fromEntries([...sums].map(([deme, { bits, count }]) => [deme, bits / count]));
  return {
    lowestBits,
    lowestBitsEver,
    meanBits,
    corpora: Object.fromEntries(niches.map(({ name, corpus }) => [name, corpus])),
  };
}
