/**
 * The fingerprint of everything that lived: equal for equal config, seed and outside inputs, however many workers ran it.
 * Clocks, worker counts, the tournament's name and the order of events do not enter.
 */
import { type Birth, birthOf, byBirth, canonicalJson, InvalidValueError, type Json, sha256 } from '#base';
import type { Genome } from '#genome';
import type { ParentShare } from '#selection';

/** An individual as the hash sees it. */
export interface LineageRecord extends Birth {
  readonly niche: string;
  readonly deme: string;
  readonly genome: Genome;
  readonly parents: readonly Pick<ParentShare, 'id' | 'share' | 'role'>[];
  /** Identifier of the parent that gave the weights; null: fresh weights. */
  readonly donor: string | null;
  /** What became of it. */
  readonly status: string;
  /** What it was judged by, such as validation nats: results alone, no clocks or rates. */
  readonly scores: { readonly [name: string]: Json | undefined };
}

/**
 * SHA-256 over canonical JSON (RFC 8785) of the individuals by (generation, slot), in hexadecimal.
 * Throws an InvalidValueError if two individuals share a birth, a RangeError if a score is not finite.
 */
export function lineageHash(individuals: readonly LineageRecord[]): string {
  const sorted = [...individuals].sort(byBirth);
  const twin = sorted.find((individual, place) => place > 0 && byBirth(sorted[place - 1], individual) === 0);
  if (twin) throw new InvalidValueError('slot', placeOf(twin), 'one individual a generation and slot');
  return sha256(canonicalJson(sorted.map(record)));
}

function record({ generation, slot, niche, deme, genome, parents, donor, status, scores }: LineageRecord): Json {
  return {
    birth: [generation, slot],
    niche,
    deme,
    genome,
    parents: parents
      .map(({ id, share, role }) => ({ ...birthOf(id), share, role }))
      .sort(byBirth)
      .map(({ share, role, ...birth }) => ({ birth: placeOf(birth), share, role })),
    donor: donor === null ? null : placeOf(birthOf(donor)),
    status,
    scores,
  };
}

/** An identifier without its tournament: [generation, slot]. */
function placeOf({ generation, slot }: Birth): readonly [number, number] {
  return [generation, slot];
}
