/**
 * The arena of a generation. Opened, its competitors have continued the prompts of their niche, and people may vote. Then raters judge
 * battles between the texts, and ratings are fitted to what they and people preferred. What is opened is committed, so that a run which was
 * cut off judges the same texts; what is judged is committed as the generation closes.
 */
import { byBirth, canonicalJson, groupBy, inRuns } from '#base';
import { nicheIn } from '#environment';
import { computedArchitecture } from '#model';
import { byCompetitor } from './competitors';
import { isTrained, living, type Trained } from './living';
import { computeOf, writingFlops } from './compute-costs';
import type { Compute, Individual, JudgedArena, OpenArena, Sample } from './records';
import { type OpenRun, textReferences } from './run';
import { Stopwatch } from './stopwatch';
import { tastesIn } from './rater-state';
import { tastesOf } from './tired-raters';
import { arenaEvent } from './tournament-events';
import { JobFailedError } from './work-queue.port';

/** Individuals that write in one job. */
const WRITERS = 4;

/** Nothing where the tournament has no arena. A niche in which nobody writes, or whose writers' jobs all failed, has none. */
export async function openArenas(
  run: OpenRun,
  generation: number,
  individuals: readonly Individual[],
): Promise<readonly OpenArena[]> {
  if (!run.tournament.config.arena) return [];
  const opened = await run.arenas(generation);
  if (opened.length > 0) return opened;
  const writers = living(individuals).filter(isTrained).sort(byBirth);
  const niches = run.tournament.config.niches.filter(({ name }) => writers.some(({ niche }) => niche === name));
  const compute: Compute[] = [];
  const prompting = new Stopwatch();
  const { write: silent } = await run.deaths(generation);
  const ids = new Set(writers.map(({ id }) => id));
  const opening = await Promise.all(
    niches.map(({ name }) =>
      openArena(
        run,
        generation,
        name,
        writers.filter(({ id, niche }) => niche === name && !silent.has(id)),
        (more) => compute.push(...more),
        prompting.add,
      ),
    ),
  );
  compute.push(...computeOf(generation, [{ individual: '', flops: { writing: 0 } }], prompting.cpuSeconds)); // n-grams write too
  const arenas = opening.filter(({ samples }) => samples.some(({ competitor }) => ids.has(competitor)));
  await run.commit({ arenas, compute, events: arenas.map(arenaEvent) });
  return arenas;
}

async function openArena(
  run: OpenRun,
  generation: number,
  niche: string,
  writers: readonly Trained[],
  take: (compute: readonly Compute[]) => void,
  onPrompted: (cpuSeconds: number) => void,
): Promise<OpenArena> {
  const { tournament, queue, signal } = run;
  const arena = tournament.config.arena!;
  const common = { seed: tournament.seed, generation, niche, texts: textReferences(run) };
  const { promptCharacters, sampleCharacters: length } = arena;
  const set = await queue.submit(
    { kind: 'set-prompts', ...common, count: arena.prompts, promptCharacters, length },
    { signal, onSpent: onPrompted },
  );
  const write = async (group: readonly Trained[]): Promise<readonly Sample[]> => {
    const spent = new Stopwatch();
    const { architecture } = group[0].phenotype;
    const texts = await queue.submit(
      {
        kind: 'write',
        ...common,
        prompts: set.prompts,
        length,
        architecture,
        vocabulary: tournament.survey.vocabulary,
        members: group.map(({ id, generation: born, slot, phenotype: { hyperparameters, gates }, life }) => {
          const { temperature, topK, topP } = hyperparameters;
          return {
            id,
            birth: { generation: born, slot },
            weights: life.weights,
            gates,
            decoding: { temperature, topK, topP },
          };
        }),
      },
      { signal, onSpent: spent.add },
    );
    const costs = group.map(({ id, phenotype }) => {
      return { individual: id, flops: { writing: writingFlops(tournament, computedArchitecture(phenotype)) } };
    });
    take(computeOf(generation, costs, spent.cpuSeconds));
    return texts;
  };
  const written = await Promise.all(groupsOf(writers).map((group) => writeApart(group, write)));
  return { generation, niche, prompts: set.prompts, samples: [...set.samples, ...written.flat()].sort(byName) };
}

/** Where it fails, each writes alone, the same; who fails alone, too, has no text, and is not judged in this generation. */
async function writeApart(
  group: readonly Trained[],
  write: (group: readonly Trained[]) => Promise<readonly Sample[]>,
): Promise<readonly Sample[]> {
  try {
    return await write(group);
  } catch (error) {
    if (!(error instanceof JobFailedError)) throw error;
    if (group.length === 1) return [];
    return (await Promise.all(group.map((one) => writeApart([one], write)))).flat();
  }
}

function byName(a: Sample, b: Sample): number {
  return byCompetitor(a.competitor, b.competitor) || a.prompt - b.prompt;
}

/** Writers of one architecture, a few at a time. */
function groupsOf(writers: readonly Trained[]): readonly (readonly Trained[])[] {
  const alike = groupBy(writers, ({ phenotype }) => canonicalJson({ ...phenotype.architecture }));
  return [...alike.values()].flatMap((members) => inRuns(members, WRITERS));
}

/** By niche. */
export interface Judgement {
  readonly arenas: ReadonlyMap<string, JudgedArena>;
  readonly voteCut: number;
  readonly compute: readonly Compute[];
}

/** Waits for votes where the config grants people time. */
export async function judgeArenas(
  run: OpenRun,
  generation: number,
  arenas: readonly OpenArena[],
  individuals: readonly Individual[],
): Promise<Judgement> {
  const { tournament, queue, signal } = run;
  const settings = tournament.config.arena;
  if (!settings || arenas.length === 0) return { arenas: new Map(), voteCut: 0, compute: [] };
  const { votes, cut } = await run.votes(generation);
  const past = await run.generations();
  const inherited = tastesIn(await run.schemeState(generation));
  const spent = new Stopwatch();
  const judged = await Promise.all(
    arenas.map(async ({ niche, samples }) => {
      const lossNats = Object.fromEntries(
        living(individuals)
          .filter(isTrained)
          .flatMap(({ id, life, niche: own }) => (own === niche ? [[id, life.validation.nats]] : [])),
      );
      return queue.submit(
        {
          kind: 'judge',
          seed: tournament.seed,
          generation,
          niche,
          texts: textReferences(run),
          settings: { ...settings, panel: nicheIn(run.environment, niche).panel! },
          tastes: await tastesOf(tournament, run.environment, generation, niche, run),
          inherited,
          lossNats,
          samples: samples.map(({ competitor, prompt, features }) => ({ competitor, prompt, features })),
          votes: votes.filter((vote) => vote.niche === niche),
          past: past.flatMap(({ niches }) => niches.find((each) => each.niche === niche)?.arena?.goodhart ?? []),
        },
        { signal, onSpent: spent.add },
      );
    }),
  );
  const byNiche = new Map(arenas.map(({ niche }, at) => [niche, judged[at]]));
  const compute = computeOf(generation, [{ individual: '', flops: { judging: 0 } }], spent.cpuSeconds);
  return { arenas: byNiche, voteCut: cut, compute };
}
