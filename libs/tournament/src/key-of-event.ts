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
    readonly taste?: string;
  };
  const who = about.id ?? about.niche;
  const what = about.part ?? about.probe ?? [about.set, about.set && about.deme, about.taste].filter(Boolean).join(' ');
  return [type, who, what].filter(Boolean).join(' ');
}
