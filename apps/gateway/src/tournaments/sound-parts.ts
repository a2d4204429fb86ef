/** The parts of a config that are right by themselves, whatever else is wrong with it: what can be checked further. */
import type { z } from 'zod';
import { configSchema } from '#contracts';
import type { NicheConfig, TournamentConfig } from '#tournament';

export interface SoundParts extends Partial<Omit<TournamentConfig, 'niches' | 'searchSpace'>> {
  readonly niches: readonly NicheConfig[];
  readonly searchSpace: TournamentConfig['searchSpace'];
}

/** A niche of which at least the corpus is right; without demes where those are wrong. */
export interface SoundNiche {
  /** In the config. */
  readonly index: number;
  /** Its hash is the one that is asked for, if one is. */
  readonly niche: Omit<NicheConfig, 'sha256'> & { readonly sha256: string | undefined };
}

const { niches: nicheList, searchSpace: restrictions, ...others } = configSchema.shape;

export function soundNiches(config: unknown): SoundNiche[] {
  const { niches } = fieldsOf(config);
  return (Array.isArray(niches) ? niches : []).flatMap((given: unknown, index) => {
    const fields = sound(fieldsOf(given), nicheList.element.shape);
    const corpus = fieldsOf(given).corpus === undefined ? fields.name : fields.corpus;
    if (corpus === undefined) return [];
    const { name = corpus, sha256 } = fields;
    return [{ index, niche: { name, corpus, sha256, demes: soundDemes(given) } }];
  });
}

/** All but the niches. */
export function otherSoundParts(config: unknown): Omit<SoundParts, 'niches'> {
  const given = fieldsOf(config);
  return { ...sound(given, others), searchSpace: soundRestrictions(given.searchSpace) };
}

function soundDemes(given: unknown): NicheConfig['demes'] {
  const { data: niche } = nicheList.element.safeParse(given);
  return niche ? (niche.demes ?? [{ name: niche.name, capacity: niche.capacity! }]) : [];
}

function soundRestrictions(searchSpace: unknown): TournamentConfig['searchSpace'] {
  const restriction = restrictions.unwrap().valueType;
  const sound = Object.entries(fieldsOf(searchSpace)).flatMap(([name, given]) => {
    const { data } = restriction.safeParse(given);
    return data ? [[name, data] as const] : [];
  });
  return Object.fromEntries(sound);
}

function sound<Schemas extends Record<string, z.ZodType>>(
  given: Readonly<Record<string, unknown>>,
  schemas: Schemas,
): { [Name in keyof Schemas]?: z.output<Schemas[Name]> } {
  const parsed = Object.entries(schemas).map(([name, schema]) => [name, schema.safeParse(given[name])] as const);
  return Object.fromEntries(parsed.flatMap(([name, { success, data }]) => (success ? [[name, data]] : []))) as {
    [Name in keyof Schemas]?: z.output<Schemas[Name]>;
  };
}

/** None of what is no object. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
