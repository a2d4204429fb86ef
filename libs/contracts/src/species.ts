import { z } from 'zod';
import { count } from './numbers';

/** A species from the generation that founded it to its last. */
export const speciesView = z.object({
  /** In the order in which species were founded. */
  number: count,
  name: z.string(),
  /** Number of the species that it branched off; null of those that founders of demes founded. */
  parent: count.nullable(),
  /** Its first member. */
  founder: z.string(),
  /** The first in which it had members. */
  generation: count,
  /** The last one; null while it lives. */
  diedGeneration: count.nullable(),
  /** Who were ever of it. */
  individuals: count,
  /** Lowest of its members in all generations, on validation; null without one. */
  bestBitsPerCharacter: z.number().nullable(),
  /** Members by generation, from its first on. */
  members: z.array(count),
});
export type SpeciesView = z.infer<typeof speciesView>;
