/**
 * Minimal criterion (Lehman and Stanley 2010; Brant and Stanley 2017, minimal criterion coevolution): all whose validation cross-entropy is at
 * most `nats` can be parents and live on alike, the others never. As long as nobody meets it, the objective's scores count.
 */
import { columnOf } from '../objectives/columns';
import type { Shaping } from '../operators';

export function minimalCriterion(nats: number): Shaping {
  return {
    initial: null,
    faultOf: (memory) => (memory === null ? null : 'null'),
    shape: ({ members, scores }, population) => {
      const meets = columnOf(population, 'validationNats', members).map((own) => (own <= nats ? 0 : NaN));
      const isMet = meets.some((score) => score === 0);
      return { scores: isMet ? { columns: [meets], uncertainty: null } : scores, memory: null };
    },
  };
}
