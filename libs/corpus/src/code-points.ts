/** A text's symbols are Unicode code points; strings count UTF-16 code units. A lone surrogate counts as a symbol. */

export function countCodePoints(text: string): number {
  let count = 0;
  for (let unit = 0; unit < text.length; unit = afterCodePoint(text, unit)) count++;
  return count;
}

/** The first code unit after the code point that starts at code unit `unit`. */
export function afterCodePoint(text: string, unit: number): number {
  return unit + ((text.codePointAt(unit) as number) > 0xffff ? 2 : 1);
}

/** The distinct symbols of a text. */
export function symbolsOf(text: string): Set<string> {
  const distinct = new Set<string>();
  for (const symbol of text) distinct.add(symbol);
  return distinct;
}
