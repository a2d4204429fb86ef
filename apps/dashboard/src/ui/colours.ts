/** Colours are named in styles/tokens.css, for light and dark; a canvas asks for what a name stands for at the moment. */

const FAMILIES = ['mlp', 'rnn', 'gru', 'lstm', 'transformer', 'moe', 'mingru', 'minlstm', 'convolution'];
const NICHE_COLOURS = 6;

const familyToken = (family: string): string => `--family-${FAMILIES.includes(family) ? family : 'other'}`;
const nicheToken = (index: number): string => `--niche-${index % NICHE_COLOURS}`;

export const familyColour = (family: string): string => `var(${familyToken(family)})`;
export const nicheColour = (index: number): string => `var(${nicheToken(index)})`;

/** Species are many: those whose numbers differ by the number of colours are alike. Without a number: others. */
const speciesToken = (number: number | undefined): string =>
  familyToken(number === undefined ? '' : FAMILIES[number % FAMILIES.length]);
export const speciesColour = (number: number | undefined): string => `var(${speciesToken(number)})`;
export const SPECIES_COLOURS = FAMILIES.length;

/** `#rrggbb` of a token such as `--ink`. */
export function colourOf(token: string): string {
  const colour = getComputedStyle(document.documentElement).getPropertyValue(token).trim();
  // A style sheet that was made small says #fff.
  return colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
}

export const familyColours = (families: readonly string[]): string[] =>
  families.map((name) => colourOf(familyToken(name)));
export const speciesColours = (): string[] => FAMILIES.map((_, number) => colourOf(speciesToken(number)));
export const nicheColours = (niches: readonly string[]): string[] =>
  niches.map((_, index) => colourOf(nicheToken(index)));
