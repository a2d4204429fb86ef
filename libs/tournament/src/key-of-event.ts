import type { NewEvent } from './tournament-store.port';

/** What an event is and whom it is about: within a generation it comes once. */
export function keyOf({ type, data }: NewEvent): string {
  const about = data as {
    readonly id?: string;
    readonly niche?: string;
    readonly part?: string;
    readonly probe?: string;
    readonly set?: string;
    readonly deme?: string;
    readonly species?: number;
    readonly taste?: string;
  };
  const { id, niche, deme, set, taste, part, probe, species } = about;
  const whom = id === undefined ? [set, niche, deme, taste] : [id];
  return [type, ...whom, part, probe, species === undefined ? '' : `species ${species}`].filter(Boolean).join(' ');
}
