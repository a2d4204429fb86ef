/** The events that tell of what a tournament did: the conductor commits them with it, and an import compares them with it. */
import type { EvaluationScore } from '#arena';
import type { MetricValueView } from '#contracts';
import { changesBetween, type Value } from '#environment';
import { byNames } from '#metrics';
import type { TournamentConfig } from './config';
import type { EnvironmentState } from './environments';
import type { Generation, Individual, JudgedArena, OpenArena, Outcome, TestScore, Tournament } from './records';
import type { NewEvent } from './tournament-store.port';

/** Of what is other than in the generation before. */
export function environmentEvents(
  config: TournamentConfig,
  generation: number,
  before: EnvironmentState | undefined,
  { settings }: Pick<EnvironmentState, 'settings'>,
): NewEvent[] {
  if (!before) return [];
  return changesBetween(config, before.settings, settings).map(({ set, niche, deme, taste, from, to, by }) => {
    const place = { ...(niche && { niche }), ...(deme && { deme }), ...(taste && { taste }) };
    const data = { generation, set, ...place, from: copied(from), to: copied(to), by };
    return { type: 'environment.changed', data };
  });
}

function copied(value: Value): number | string | string[] {
  return typeof value === 'object' ? [...value] : value;
}

/** Of a generation that opens. `outlawed` are those who are not allowed any more, with why. `parents` lived until then, the `dead` of them are not selected. */
export function openingEvents(
  generation: number,
  parents: readonly Individual[],
  dead: ReadonlySet<string>,
  born: readonly Individual[],
  outlawed: ReadonlyMap<string, string>,
): NewEvent[] {
  const children = new Map<string, number>();
  for (const { id } of born.flatMap((child) => child.parents)) children.set(id, (children.get(id) ?? 0) + 1);
  const selected = parents.flatMap(({ id }): NewEvent[] => {
    const fate = { id, generation, survives: !dead.has(id), children: children.get(id) ?? 0 };
    return fate.survives || fate.children > 0 ? [{ type: 'individual.selected', data: fate }] : [];
  });
  const survivors = parents.length - dead.size;
  return [
    { type: 'generation.opened', data: { generation, births: born.length, survivors } },
    ...selected,
    ...[...dead].map((id) => deathEvent(id, generation - 1, outlawed.get(id) ?? 'not selected')),
    ...born.map(birthEvent),
  ];
}

/** Of one who trained in a generation. */
export function outcomeEvents(outcome: Outcome, generation: number): NewEvent[] {
  if (!outcome.viable) return [deathEvent(outcome.id, generation, outcome.cause)];
  const { id, life } = outcome;
  const { tokensTrained: tokens, trainingFlops, inheritedFraction, cause } = life;
  return [
    { type: 'individual.trained', data: { id, generation, tokens, trainingFlops, inheritedFraction, cause } },
    evaluationEvent(id, 'validation', life.validation),
  ];
}

export function arenaEvent({ generation, niche, prompts, samples }: OpenArena): NewEvent {
  const competitors = new Set(samples.map(({ competitor }) => competitor)).size;
  return { type: 'arena.opened', data: { generation, niche, competitors, prompts: prompts.length } };
}

export function ratingEvent(
  generation: number,
  niche: string,
  { battles, ratings }: Pick<JudgedArena, 'battles' | 'ratings'>,
): NewEvent {
  const views = ratings.map(({ competitor: id, nats, standardErrorNats, rank, lowestRank }) => {
    return { id, nats, standardErrorNats, rank, lowestRank };
  });
  return { type: 'arena.rated', data: { generation, niche, battles: battles.length, ratings: views } };
}

/** `metrics` are all of the generation. */
export function closingEvent(closed: Generation, metrics: readonly MetricValueView[]): NewEvent {
  return { type: 'generation.closed', data: { ...closed, ...byNames(metrics) } };
}

/** Of a tournament that ends. */
export function endingEvents(
  {
    engine,
    processor,
    champion,
    champions,
    communities,
  }: Pick<Tournament, 'engine' | 'processor' | 'champion' | 'champions' | 'communities'>,
  tested: readonly TestScore[],
  lineageHash: string,
): NewEvent[] {
  return [
    ...testEvents(tested),
    {
      type: 'tournament.finished',
      data: { lineageHash, engine, processor, champion, champions: [...champions], communities: [...communities] },
    },
  ];
}

export function testEvents(tested: readonly TestScore[]): NewEvent[] {
  return tested.map(({ id, score }) => evaluationEvent(id, 'test', score));
}

function birthEvent(born: Individual): NewEvent {
  return { type: 'individual.born', data: birthData(born) };
}

export function birthData({ id, generation, slot, niche, deme, phenotype, parameters, parents }: Individual) {
  const { family } = phenotype.architecture;
  const shares = parents.map(({ id, share, weightShare, role }) => ({ id, share, weightShare, role }));
  return { id, generation, slot, niche, deme, family, parameters, parents: shares };
}

function deathEvent(id: string, generation: number, cause: string): NewEvent {
  return { type: 'individual.died', data: { id, generation, cause } };
}

function evaluationEvent(id: string, part: 'validation' | 'test', { blocks: _, ...score }: EvaluationScore): NewEvent {
  return { type: 'individual.evaluated', data: { id, part, ...score } };
}
