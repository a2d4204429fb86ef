/** What became of demes of which nobody viable was left as a generation opened. */
import type { DemeConfig } from './config';
import type { Individual } from './records';
import type { NewEvent } from './tournament-store.port';

/** `viable` are those of the generation before who could be parents; nothing of generation 0. */
export function demeEvents(
  generation: number,
  demes: readonly (DemeConfig & { readonly niche: string })[],
  viable: readonly Individual[],
  born: readonly Individual[],
): NewEvent[] {
  if (generation === 0) return [];
  const demeOf = new Map(viable.map(({ id, deme }) => [id, deme]));
  const extinct = demes.filter(({ name }) => viable.every(({ deme }) => deme !== name));
  return extinct.flatMap(({ niche, name: deme }): NewEvent[] => {
    const children = born.filter((child) => child.deme === deme);
    const from = new Set(children.flatMap(({ parents }) => parents.flatMap(({ id }) => demeOf.get(id) ?? [])));
    const founders = children.filter(({ parents }) => parents.length === 0).length;
    const colonists = children.length - founders;
    return [
      { type: 'deme.extinct', data: { generation: generation - 1, niche, deme } },
      { type: 'deme.resettled', data: { generation, niche, deme, colonists, from: [...from].sort(), founders } },
    ];
  });
}
