/** The end of a tournament: who leads a niche is its champion and evaluated on the test part, so is the mixture of
 * all who live in it, and the lineage is hashed. */
import { type EvaluationScore, newTextError } from '#arena';
import type { BaselinesView, ChampionView } from '#contracts';
import { environmentWith, nicheIn } from '#environment';
import { computedArchitecture } from '#model';
import { computeOf, evaluationFlops, settingOf } from './compute-costs';
import { isTrained, leaderIn, living, type Trained } from './living';
import { mixCommunities } from './mix-communities';
import type { Individual } from './records';
import { type OpenRun, type Run, textReferences } from './run';
import { Stopwatch } from './stopwatch';
import { textName } from './texts-of';
import { endingEvents } from './tournament-events';
import { type Ending, TournamentHash } from './tournament-hash';
import { wholeGeneration } from './whole-generation';

export async function conclude(
  run: Run,
  individuals: readonly Individual[],
  baselines: Readonly<Record<string, BaselinesView>>,
): Promise<void> {
  const { config } = run.tournament;
  const { generations } = config;
  const { settings } = (await run.environmentState(generations - 1))!;
  const environment = environmentWith(config, settings);
  const open: OpenRun = { ...run, environment, before: null };
  const elected = environment.niches.flatMap(({ name, fitness }) => leaderIn(name, living(individuals), fitness) ?? []);
  const alive = living(individuals).filter(isTrained);
  const [tests, { communities, compute: mixed }] = await Promise.all([
    Promise.all(elected.map((champion) => evaluateOnTest(open, champion))),
    mixCommunities(open, alive),
  ]);
  const scores = tests.map(({ score }) => score);
  const champions = elected.map((champion, index) => championView(champion, scores[index]));
  const champion = championOfChampions(champions, ({ niche }) => {
    return baselines[textName(config, niche, nicheIn(environment, niche).corpus)];
  });
  const generation = generations - 1;
  const tested = elected.map(({ id, niche }, index) => ({ id, niche, generation, score: scores[index] }));
  const compute = [...tests.flatMap((test) => test.compute), ...mixed];
  const lineageHash = await hashOf(run, { baselines, champion, champions, communities, tested, compute });
  await run.commit({
    tournament: { status: 'finished', champion, champions, communities, lineageHash },
    tested,
    compute,
    events: endingEvents({ ...run.tournament, champion, champions, communities }, tested, lineageHash),
  });
}

async function evaluateOnTest(run: OpenRun, { id, niche, phenotype, life }: Trained) {
  const { architecture, gates } = phenotype;
  const { generations, evaluation } = run.tournament.config;
  const spent = new Stopwatch();
  const [score] = await run.queue.submit(
    {
      kind: 'evaluate',
      part: 'test',
      symbols: evaluation.testSymbols,
      architecture,
      members: [{ id, niche, weights: life.weights, gates }],
      vocabulary: run.tournament.survey.vocabulary,
      texts: textReferences(run),
    },
    { signal: run.signal, onSpent: spent.add },
  );
  const test = evaluationFlops(settingOf(run), computedArchitecture(phenotype), niche, 'test', evaluation.testSymbols);
  return { score, compute: computeOf(generations - 1, [{ individual: id, flops: { test } }], spent.cpuSeconds) };
}

function championView({ id, niche, deme, phenotype, parameters }: Trained, score: EvaluationScore): ChampionView {
  const { nats, bitsPerCharacter, standardErrorNats, blocks } = score;
  const { family } = phenotype.architecture;
  const newText = newTextError(blocks);
  return { id, family, parameters, niche, deme, nats, bitsPerCharacter, standardErrorNats, newText };
}

/** The one with the most bits below WB-2 of its niche; of equals the first niche's. */
function championOfChampions(
  champions: readonly ChampionView[],
  baselinesOf: (champion: ChampionView) => BaselinesView,
): ChampionView | null {
  const lead = (one: ChampionView): number => baselinesOf(one)['WB-2'] - one.bitsPerCharacter;
  return champions.reduce<ChampionView | null>((best, next) => (best && lead(best) >= lead(next) ? best : next), null);
}

async function hashOf(run: Run, ending: Ending): Promise<string> {
  const hash = new TournamentHash(run.tournament);
  for (let generation = 0; generation < run.tournament.config.generations; generation++) {
    hash.add(await wholeGeneration(run, generation));
  }
  return hash.digest(ending);
}
