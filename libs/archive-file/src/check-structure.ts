/**
 * The row of the largest tournament has fewer: what its schemes remember of 256 demes, 1,000 points of three numbers each by novelty search, and 100
 * groups of 1,000 children together, two numbers each, and as many species as individuals, three numbers each. 10,000,000 test symbols are 39,063 blocks.
 */
const MOST_VALUES = 256 * (2 + 1000 * (1 + 3) + 100 * (1 + 4) + 1000 * (1 + 2) + 1000 * (1 + 3)) + 1000;
const MOST_LEVELS = 32;
const [QUOTE, COMMA, OPEN_LIST, ESCAPE, CLOSE_LIST, OPEN_RECORD, CLOSE_RECORD] = [...'",[\\]{}'].map((sign) =>
  sign.charCodeAt(0),
);

/** What is wrong with the sheer structure of a JSON text, which would make it expensive to parse; found without parsing it. */
export function structureFault(text: string): string | undefined {
  let [levels, values, isInText] = [0, 0, false];
  for (let index = 0; index < text.length; index++) {
    const sign = text.charCodeAt(index);
    if (isInText) {
      if (sign === ESCAPE) index++;
      else if (sign === QUOTE) isInText = false;
    } else if (sign === QUOTE) isInText = true;
    else if (sign === OPEN_LIST || sign === OPEN_RECORD) {
      values++;
      if (++levels > MOST_LEVELS) return `is nested too deep; must be at most ${MOST_LEVELS} levels deep`;
    } else if (sign === CLOSE_LIST || sign === CLOSE_RECORD) levels--;
    else if (sign === COMMA) values++;
    if (values > MOST_VALUES) return `has too many values; must have at most ${MOST_VALUES}`;
  }
  return undefined;
}
