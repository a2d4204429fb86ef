/**
 * No selection among the viable: all who have a score are alike, so that whoever is a parent or lives on is so by chance (Kimura 1968, Nature
 * 217:624). The non-viable have no score, and are no parents here either. Where a
 * scheme of selection and replacement is held against its own neutral twin, as many are born and die of both.
 */
import type { Shaping } from '../operators';

export function neutral(): Shaping {
  return {
    isBlind: true,
    initial: null,
    faultOf: (memory) => (memory === null ? null : 'null'),
    shape: ({ members }) => {
      return { scores: { columns: [new Float64Array(members.length)], uncertainty: null }, memory: null };
    },
  };
}
