/** Raters whose tastes evolve are kept beside what schemes remember, as `raters` of the scheme state of a generation: those who judge in it, by seat. */
import { FEATURE_NAMES, genesOfTaste, MOST_TASTE, namesOfPanel, type TasteGenes } from '#arena';
import { InvalidValueError, type Json, mean } from '#base';
import type { MetricValueView } from '#contracts';
import { type BreedingSettings, breedRaters, type HeritableRater, initialSchemeState } from '#evolution';
import { type LivedGeneration, TELLING_BITS } from '#metrics';
import type { TournamentConfig } from './config';
import { panelOf } from './jobs/panel-of';
import type { JudgedArena, Tournament } from './records';

interface Kept {
  /** What schemes remember. */
  readonly scheme: Json;
  /** Undefined where raters do not evolve. */
  readonly raters: readonly HeritableRater[] | undefined;
}

export function partsOf(state: Json): Kept {
  if (state === null || typeof state !== 'object') return { scheme: state, raters: undefined };
  const { raters, ...scheme } = state as Readonly<Record<string, Json>>;
  return { scheme, raters: raters as readonly HeritableRater[] | undefined };
}

export function stateWith(scheme: Json, raters: readonly HeritableRater[] | undefined): Json {
  return raters ? { ...(scheme as Readonly<Record<string, Json>>), raters: raters as unknown as Json } : scheme;
}

/** By seat; null where raters do not evolve. */
export function tastesIn(state: Json | undefined): readonly TasteGenes[] | null {
  return partsOf(state ?? null).raters?.map(({ genes }) => genes) ?? null;
}

/** The raters that a tournament begins with: those of its panel; undefined where they do not evolve. */
export function foundingRaters({ arena }: Pick<TournamentConfig, 'arena'>, seed: number, generation: number) {
  if (!arena?.coevolution) return undefined;
  return panelOf(seed, 0, arena.panel, null).map((rater): HeritableRater => {
    return { born: generation, parents: [], genes: genesOfTaste(rater) };
  });
}

/** What is remembered before generation 0. */
export function stateOfFounders(
  { config, seed }: Pick<Tournament, 'config' | 'seed'>,
  settings: BreedingSettings,
): Json {
  return stateWith(initialSchemeState(settings), foundingRaters(config, seed, 0));
}

/** Those of the generation that opens. `metrics` are those of the one before, with what telling cost each of `raters`. */
export function nextRaters(
  { arena }: Pick<TournamentConfig, 'arena'>,
  raters: readonly HeritableRater[] | undefined,
  metrics: readonly MetricValueView[],
  randomness: { readonly seed: number; readonly generation: number },
): readonly HeritableRater[] | undefined {
  if (!arena?.coevolution || !raters) return undefined;
  const bits = new Map(
    metrics.flatMap(({ name, subject, value }) => (name === TELLING_BITS ? [[subject, value]] : [])),
  );
  const ids = namesOfPanel(arena.panel);
  return breedRaters(
    raters,
    ids.map((id) => bits.get(id) ?? null),
    arena.coevolution,
    randomness,
  );
}

/** With what telling cost them in a generation, over niches. */
export function ratersIn(
  { config }: Pick<Tournament, 'config'>,
  state: Json | undefined,
  arenas: readonly JudgedArena[],
): LivedGeneration['raters'] {
  const { raters } = partsOf(state ?? null);
  if (!raters) return [];
  const ids = namesOfPanel(config.arena!.panel);
  return raters.map(({ genes }, seat) => {
    const bits = arenas.flatMap(({ tellingBits }) => tellingBits?.[seat] ?? []);
    return { id: ids[seat], genes, tellingBits: bits.length === 0 ? null : mean(bits) };
  });
}

/** Throws an InvalidValueError for raters that a generation cannot have. */
export function checkRaterState(
  { arena }: Pick<TournamentConfig, 'arena'>,
  generation: number,
  raters: readonly HeritableRater[] | undefined,
): void {
  const refuse = (field: string, value: unknown, right: string): never => {
    throw new InvalidValueError(['schemeState.raters', field].filter((part) => part !== '').join('.'), value, right);
  };
  if (!arena?.coevolution) return raters === undefined ? undefined : refuse('', raters, 'left out');
  const seats = arena.panel.raters;
  if (!Array.isArray(raters) || raters.length !== seats) return refuse('', raters ?? null, `a list of ${seats}`);
  const isSeat = (seat: unknown): boolean => Number.isSafeInteger(seat) && Number(seat) >= 0 && Number(seat) < seats;
  raters.forEach((rater: Json, seat) => {
    if (rater === null || typeof rater !== 'object') return refuse(`${seat}`, rater, '{ born, parents, genes }');
    const { born, parents, genes, ...others } = rater as unknown as HeritableRater;
    if (!(Number.isSafeInteger(born) && born >= 0 && born <= generation)) {
      refuse(`${seat}.born`, born, `a generation up to ${generation}`);
    }
    if (!Array.isArray(parents) || parents.length > 2 || !parents.every(isSeat)) {
      refuse(`${seat}.parents`, parents, 'at most two seats');
    }
    if (born === 0 && parents.length > 0) refuse(`${seat}.parents`, parents, '[]: born in generation 0');
    const isTaste = Array.isArray(genes) && genes.length === FEATURE_NAMES.length;
    if (!isTaste || !genes.every((gene) => Number.isFinite(gene) && Math.abs(gene) <= MOST_TASTE)) {
      refuse(`${seat}.genes`, genes, `${FEATURE_NAMES.length} numbers from -${MOST_TASTE} to ${MOST_TASTE}`);
    }
    if (Object.keys(others).length > 0) refuse(`${seat}`, others, 'born, parents and genes alone');
  });
}
