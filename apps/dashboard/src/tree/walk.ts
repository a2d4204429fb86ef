/** From one individual to the next, by the arrow keys: up to the primary parent, down to a child, aside to a neighbour. */
import { type Lineage, NONE } from '#projection';
import type { Layout } from './layout';

export type Step = 'up' | 'down' | 'left' | 'right';

/** Undefined where there is nobody. */
export function walk(lineage: Lineage, layout: Layout, born: number, row: number, step: Step): number | undefined {
  if (step === 'up') return lineage.primary.values[row] === NONE ? undefined : lineage.primary.values[row];
  if (step === 'down') {
    for (let child = row + 1; child < born; child++) {
      if (lineage.primary.values[child] === row && !Number.isNaN(layout.x[child])) return child;
    }
    return undefined;
  }
  const generation = lineage.generation.values[row];
  const here = layout.order.indexOf(row, layout.starts[generation]);
  const index = here + (step === 'left' ? -1 : 1);
  const next =
    index < layout.starts[generation] || index >= layout.starts[generation + 1] ? undefined : layout.order[index];
  return next !== undefined && next < born ? next : undefined;
}
