/** The seed that is typed, as a part of a launch; where nothing is, one is drawn. What is no whole number goes on as it is: the server refuses it. */
export function seedOf(typed: string): { seed?: number } {
  if (typed === '') return {};
  return { seed: (/^-?\d+$/.test(typed) ? Number(typed) : typed) as number };
}
