/** The parts of a config that are right by themselves, whatever else is wrong with it: what can be checked further. */
import type { z } from 'zod';
import { configSchema } from '#contracts';
import type { NicheConfig, TournamentConfig } from '#tournament';

export interface SoundParts extends Partial<
  Omit<TournamentConfig, 'niches' | 'searchSpace' | 'breeding' | 'environment' | 'regulation'>
> {
  /** Null where it is wrong: then nothing is said of what depends on it. */
  readonly regulation?: TournamentConfig['regulation'] | null;
  readonly environment: TournamentConfig['environment'];
  readonly niches: readonly NicheConfig[];
  /** Then nothing is said of names that should be of theirs. */
  readonly areNichesWrong?: boolean;
  readonly breeding?: Partial<TournamentConfig['breeding']>;
  readonly searchSpace: TournamentConfig['searchSpace'];
}

/** A niche of which at least the corpus is right; without demes where those are wrong. */
export interface SoundNiche {
  /** In the config. */
  readonly index: number;
  /** Its hash is the one that is asked for, if one is. */
  readonly niche: Omit<NicheConfig, 'sha256'> & { readonly sha256: string | undefined };
}

const {
  niches: nicheList,
  searchSpace: adjustments,
  breeding,
  budget,
  arena,
  learning,
  environment,
  regulation,
  ...others
} = configSchema.shape;
const breedingShape = breeding.unwrap().shape;
const arenaObject = arena.unwrap().unwrap();
const learningObject = learning.unwrap().unwrap();

/** What asks least of texts and budgets: it stands for fields that are wrong, so that nothing is said of what depends on them. */
const LENIENT = {
  budget: { trainingFlops: 1e16, maximumParameters: 200_000_000, memoryMiB: 4096 },
  arena: arenaObject.parse({ prompts: 1, promptCharacters: 1, sampleCharacters: 100 }),
  learning: learningObject.parse({ prompts: 1, samples: 2, length: 16, steps: 1, flops: 1e16 }),
};

export function soundNiches(config: unknown): SoundNiche[] {
  const { niches } = fieldsOf(config);
  return (Array.isArray(niches) ? niches : []).flatMap((given: unknown, index) => {
    const fields = sound(fieldsOf(given), nicheList.element.out.shape);
    const corpus = fieldsOf(given).corpus === undefined ? fields.name : fields.corpus;
    if (corpus === undefined) return [];
    const { name = corpus, sha256 } = fields;
    return [{ index, niche: { name, corpus, sha256, demes: soundDemes(given) } }];
  });
}

/** All but the niches. */
export function otherSoundParts(config: unknown): Omit<SoundParts, 'niches'> {
  const given = fieldsOf(config);
  return {
    ...sound(given, others),
    breeding: soundBreeding(fieldsOf(given.breeding)),
    budget: isObject(given.budget) ? { ...LENIENT.budget, ...sound(given.budget, budget.shape) } : undefined,
    arena: soundOrNone(given.arena, arenaObject.shape, LENIENT.arena),
    learning: soundOrNone(given.learning, learningObject.shape, LENIENT.learning),
    areNichesWrong: !nicheList.safeParse(given.niches).success,
    environment: environment.safeParse(given.environment).data ?? [],
    regulation: soundRegulation(given.regulation),
    searchSpace: soundAdjustments(given.searchSpace),
  };
}

/** Of what may be left out; undefined where it is neither an object nor left out. */
function soundOrNone<Part extends object>(
  given: unknown,
  shape: Readonly<Record<keyof Part, z.ZodType>>,
  lenient: Part,
): Part | null | undefined {
  if (isObject(given)) return { ...lenient, ...sound(given, shape) };
  return given === undefined || given === null ? null : undefined;
}

function soundRegulation(given: unknown): SoundParts['regulation'] {
  const { success, data } = regulation.safeParse(given);
  return success ? data : null;
}

function soundDemes(given: unknown): NicheConfig['demes'] {
  const { data: niche } = nicheList.element.safeParse(given);
  return niche ? (niche.demes ?? [{ name: niche.name, capacity: niche.capacity! }]) : [];
}

function soundBreeding(given: Readonly<Record<string, unknown>>): SoundParts['breeding'] {
  return { ...sound(given, breedingShape), founders: soundAdjustments(given.founders) };
}

function soundAdjustments(searchSpace: unknown): TournamentConfig['searchSpace'] {
  const adjustment = adjustments.unwrap().valueType;
  const sound = Object.entries(fieldsOf(searchSpace)).flatMap(([name, given]) => {
    const { data } = adjustment.safeParse(given);
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
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
