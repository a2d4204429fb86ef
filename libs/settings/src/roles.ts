/** What a process of Clade may be. By default one server is all of them; apart, they give each other jobs through Redis or PostgreSQL. */
export const ROLES = ['gateway', 'selection', 'arena', 'trainer'] as const;
export type Role = (typeof ROLES)[number];

/** Roles as text, with commas or blanks between them; all where it says none. Throws a RangeError that says what is right; `name` is of what holds them. */
export function parseRoles(text = '', name = 'CLADE_ROLES'): ReadonlySet<Role> {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  for (const word of words) {
    if (ROLES.includes(word as Role)) continue;
    throw new RangeError(
      `${name} is ${JSON.stringify(text)}; must be of ${ROLES.join(', ')}, with commas between them`,
    );
  }
  return new Set(words.length > 0 ? (words as Role[]) : ROLES);
}

/** Whether these are those of a service that does jobs alone: it needs no database. */
export function isServiceAlone(roles: ReadonlySet<Role>): boolean {
  return !roles.has('gateway') && !roles.has('selection');
}
