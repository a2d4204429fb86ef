/** Individuals are called `<tournament>-<generation>-<slot>`. */
const BIRTH = /-\d+-\d+$/;

export function isIndividual(id: string): boolean {
  return BIRTH.test(id);
}

/** The tournament of an individual; a tournament itself. */
export function tournamentOf(id: string): string {
  return id.replace(BIRTH, '');
}
