import type { Origins } from '#model';
import { isOfNetwork } from '#regulation';
import type { Individual } from '../records';

/** Of which modules the duplicates among those of its network are copies. */
export function originsOf({ regulation }: Individual): Origins {
  const modules = regulation?.genes.filter(isOfNetwork) ?? [];
  return Object.fromEntries(modules.flatMap(({ id, parentId }) => (parentId === null ? [] : [[id, parentId]])));
}
