/** The experiments that come with Clade, as they are written. */
const FILES = import.meta.glob<string>('../../../../../examples/experiments/*.yaml', {
  query: '?raw',
  import: 'default',
});

/** By name, what fetches the text. */
export const EXAMPLES: ReadonlyMap<string, () => Promise<string>> = new Map(
  Object.entries(FILES).map(([file, fetch]) => [file.replace(/^.*\/(.*)\.yaml$/, '$1'), fetch]),
);
