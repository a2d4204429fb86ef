/** The notes that all rows of a table share, and that can so be shown once. */
export function sharedNotes(rows: readonly { readonly notes: readonly string[] }[]): string[] {
  const [first, ...others] = rows;
  return (first?.notes ?? []).filter((note) => others.every(({ notes }) => notes.includes(note)));
}
