/** Where an individual lives: `moby`, or `moby, deme north` where the deme has a name of its own. */
export function homeOf({ niche, deme = niche }: { readonly niche: string; readonly deme?: string }): string {
  return deme === niche ? niche : `${niche}, deme ${deme}`;
}
