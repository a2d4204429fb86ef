/** Individuals are called `<tournament>-<generation>-<slot>`. */
export function isIndividual(id: string): boolean {
  return /-\d+-\d+$/.test(id);
}
