/** Of rows of a table what is noted of each of them, and so can be told once. */
export function sharedNotes(rows: readonly { readonly notes: readonly string[] }[]): string[] {
  const [first, ...others] = rows;
  return (first?.notes ?? []).filter((note) => others.every(({ notes }) => notes.includes(note)));
}
