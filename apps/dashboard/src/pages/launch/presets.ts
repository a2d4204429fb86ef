/** The examples that come with Clade, as configs. */
const FILES = import.meta.glob<Record<string, unknown>>('../../../../../examples/*.yaml', {
  eager: true,
  import: 'default',
});

export const PRESETS: Readonly<Record<string, Record<string, unknown>>> = Object.fromEntries(
  Object.entries(FILES).map(([file, config]) => [file.replace(/^.*\/(.*)\.yaml$/, '$1'), config]),
);
