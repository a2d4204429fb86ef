/** A generation as metrics see it. */
import { sum } from '#base';
import { environmentWith, nicheIn } from '#environment';
import { byNames, type LivedGeneration, type Member } from '#metrics';
import { isIndividual } from './competitors';
import { inOrder } from './compute-costs';
import { demesOf } from './demes';
import { prequentialOf, validationOf } from './former-text';
import type { Measured } from './measure-closing';
import { ratersIn } from './rater-state';
import type { Generation, Individual, JudgedArena } from './records';
import type { OpenRun } from './run';
import { seenAfter } from './tired-raters';

/** `individuals` are those who lived in it and in the generation before, `opened` they as it opened. */
export async function livedGeneration(
  run: OpenRun,
  { generation, niches }: Pick<Generation, 'generation' | 'niches'>,
  opened: readonly Individual[],
  individuals: readonly Individual[],
  { mixtures, formerBits, compute }: Measured,
  speciesDistances: LivedGeneration['speciesDistances'],
  judged: ReadonlyMap<string, JudgedArena>,
): Promise<LivedGeneration> {
  const { config } = run.tournament;
  const work = inOrder([...(await run.compute(generation)), ...compute]);
  const previous = byNames(await run.metrics(generation - 1)).metrics;
  const pedigree = await run.pedigree(generation, individuals);
  return {
    generation,
    space: run.space,
    niches: niches.map(({ niche }) => niche),
    leaders: niches.flatMap(({ best }) => best?.id ?? []),
    demes: demesOf(config).map(({ name }) => name),
    population: livedIn(individuals, generation).map(memberOf),
    before: livedIn(opened, generation - 1)
      .map(memberOf)
      .filter(({ score }) => score !== null),
    pedigree,
    modes: await run.modes(generation, individuals, pedigree),
    founders: (await comparableFounders(run)).map(memberOf),
    mixtures,
    formerBits,
    speciesDistances,
    raters: ratersIn(run.tournament, await run.schemeState(generation), [...judged.values()]),
    seen: seenAfter(config, previous, judged),
    cues: await run.cues(generation, individuals),
    written: await writtenIn(run, generation),
    stays: await run.stays(generation, run.environment),
    flops: sum(work.map(({ flops }) => flops)),
    tokens: sum(work.map(({ tokens }) => tokens)),
    previous,
  };
}

/** By niche, the texts of individuals. */
async function writtenIn({ tournament, arenas }: OpenRun, generation: number): Promise<LivedGeneration['written']> {
  if (!tournament.config.arena) return {};
  const opened = await arenas(generation);
  return Object.fromEntries(
    opened.map(({ niche, samples }) => {
      return [niche, samples.filter(({ competitor }) => isIndividual(competitor)).map(({ text }) => text)];
    }),
  );
}

/** Those of niches that have the text that they had at first: scores on another cannot be compared with theirs. */
async function comparableFounders({ tournament, environment, environmentState, founders }: OpenRun) {
  const first = environmentWith(
    tournament.config,
    (await environmentState(tournament.forkOf?.generation ?? 0))!.settings,
  );
  return (await founders()).filter(({ niche }) => nicheIn(first, niche).corpus === nicheIn(environment, niche).corpus);
}

/** Everyone who lived in a generation, the non-viable among them. */
export function livedIn(individuals: readonly Individual[], generation: number): readonly Individual[] {
  return individuals.filter(
    (individual) => individual.generation <= generation && (individual.diedGeneration ?? Infinity) >= generation,
  );
}

function memberOf({ life, ...individual }: Individual): Member {
  const prequential = prequentialOf(life);
  return {
    ...individual,
    score: validationOf(life),
    birthNats: life?.birthNats ?? null,
    regulation: individual.regulation ?? null,
    expressed: life?.regulation ?? null,
    prequentialNats: prequential?.prequentialNats ?? null,
    prequentialSlope: prequential?.prequentialSlope ?? null,
  };
}
