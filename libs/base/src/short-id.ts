/**
 * Identifiers that no program takes for a number, a truth value or a missing one: CSV, YAML and R read `87e31234` as
 * infinity, `00012345` as 12345 and `nan` as nothing. A letter comes first, and there is no vowel, so that neither a
 * numeral nor a word can arise; digits and letters that look alike (0 and o, 1 and l) are left out.
 */
const LETTERS = 'bcdfghjkmnpqrstvwxz';
const SYMBOLS = `${LETTERS}23456789`;

/** The same from the same bytes. From 16 random ones, all identifiers of at most 13 symbols are equally likely within one part in 1e18. */
export function shortId(bytes: Uint8Array, length = 8): string {
  let rest = bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  const draw = (symbols: string): string => {
    const at = Number(rest % BigInt(symbols.length));
    rest /= BigInt(symbols.length);
    return symbols[at];
  };
  return Array.from({ length }, (_, at) => draw(at === 0 ? LETTERS : SYMBOLS)).join('');
}
