/**
 * One generation, and the only file where the loop from generation to generation closes:
 * the environment -> the kernel's step -> births -> training groups -> training and evaluation by workers -> outcomes -> battles and ratings -> summary -> the next
 * step.
 * Everything is committed as it happens, so that a run that was interrupted continues from its last commit.
 */
import { byBirth } from '#base';
import { environmentAt, environmentWith, withInterventions } from '#environment';
import { breed, type Fits, geneParents } from '#evolution';
import { geneOrigins } from '#lineage';
import { CLOSING_METRICS, measure, STEP_METRICS } from '#metrics';
import { isOfAnotherText, scoredAnew } from './after-a-shift';
import { chooseDonors } from './choose-donors';
import { type EnvironmentState, nextSummary, type TournamentEnvironment } from './environments';
import { gatherCommits } from './gather-commits';
import { type Judgement, judgeArenas, openArenas } from './hold-arenas';
import { demeEvents } from './deme-events';
import { breedingOf, demesOf, nicheOf } from './demes';
import { byId, isTrained, living, withDeaths, withLives, withOutcomes, withRatings } from './living';
import { costingNothing, type Ended, endedOf, isUndone } from './ended';
import { emergenceEvents, passedBefore } from './emergence';
import { livedGeneration, livedIn } from './lived-generation';
import { ownedBy } from './jobs/envelope';
import { measureGoals } from './measure-goals';
import { type Measured, measureClosing } from './measure-closing';
import { newborn } from './newborn';
import { candidatesOf, notIn, outlawedIn } from './outlawed';
import { nextRaters, partsOf, stateOfFounders, stateWith } from './rater-state';
import { asFounded, planLifeIn } from './plan-life';
import { trainGroup } from './train-group';
import { trainingGroupsIn } from './training-groups-in';
import type { Individual } from './records';
import type { OpenRun, Run } from './run';
import { NOTHING_SPENT, stayAsItWas } from './stay-as-it-was';
import { Stopwatch } from './stopwatch';
import { readyToTrain } from './ready-to-train';
import { withSpecies } from './speciation';
import { summariseGeneration } from './summarise-generation';
import { type Told, tellSpecies } from './tell-species';
import { closingEvent, environmentEvents, openingEvents, outcomeEvents, ratingEvent } from './tournament-events';

/**
 * Runs generation `generation`, or what is left of it, and gives those who live on. `individuals` are the living with their lives up to the
 * generation before, and where this one was opened before, those too who died as it opened: they can be donors of its newborns.
 */
export async function runGeneration(
  whole: Run,
  generation: number,
  individuals: readonly Individual[],
): Promise<readonly Individual[]> {
  const run = { ...whole, queue: ownedBy(whole.queue, { generation }) };
  const earlier = generation === 0 ? undefined : await run.environmentState(generation - 1);
  const isOpen = run.tournament.generation >= generation;
  const { environment, opened } = isOpen
    ? await openedBefore(run, generation, individuals)
    : await openGeneration(run, generation, individuals, earlier);
  const before = earlier ? environmentWith(run.tournament.config, earlier.settings) : null;
  const open = { ...run, environment, before };
  const trained = await train(open, generation, opened);
  const judgement = await judgeArenas(open, generation, await openArenas(open, generation, trained), trained);
  const measured = await measureClosing(open, generation, trained);
  const told = await tellSpecies(open, generation, trained);
  const compute = [...measured.compute, ...told.compute];
  return closeGeneration(open, generation, opened, trained, judgement, { ...measured, compute }, told);
}

interface Opened {
  readonly environment: TournamentEnvironment;
  readonly opened: readonly Individual[];
}

async function openedBefore(run: Run, generation: number, individuals: readonly Individual[]): Promise<Opened> {
  const { settings } = (await run.environmentState(generation))!;
  return { environment: environmentWith(run.tournament.config, settings), opened: individuals };
}

/** What holds from now on, selection and birth. */
async function openGeneration(
  run: Run,
  generation: number,
  individuals: readonly Individual[],
  before: EnvironmentState | undefined,
): Promise<Opened> {
  const { tournament, space } = run;
  const parents = living(individuals);
  const { config, seed } = tournament;
  const summary = nextSummary(config, before, parents);
  const interventions = await run.interventions(generation, before?.interventions ?? []);
  const environment = environmentAt(withInterventions(config, interventions), { seed, generation }, summary);
  const outlawed = outlawedIn(environment, parents);
  const settings = breedingOf(config, environment);
  const remembered = generation === 0 ? stateOfFounders(tournament, settings) : await run.schemeState(generation - 1);
  const { scheme, raters } = partsOf(remembered!);
  const told = generation === 0 ? [] : await run.metrics(generation - 1);
  const fits: Fits = (genome, deme) =>
    planLifeIn(tournament, nicheOf(environment, deme), asFounded(genome, config)).overBudget === null;
  const parentsById = byId(parents);
  // on the texts on which candidates were measured
  const measuring = {
    ...run,
    environment: before ? environmentWith(config, before.settings) : environment,
    before: null,
  };
  const goals = await measureGoals(
    measuring,
    generation,
    settings,
    candidatesOf(tournament, parents, outlawed),
    parentsById,
  );
  const brood = breed(settings, space, { seed, generation }, goals.candidates, scheme, fits);
  const { conceptions, compute } = await chooseDonors(measuring, generation, brood.conceptions, parentsById);
  const born = conceptions.map((conception) => newborn(tournament, generation, conception, parentsById));
  await run.commit({
    tournament: { generation },
    scheme: { generation, state: stateWith(brood.schemeState, nextRaters(config, raters, told, { seed, generation })) },
    environment: { generation, interventions, settings: environment.settings, summary },
    born,
    origins: born.flatMap((child) => {
      const genomes = geneParents(child.parents).map(({ id }) => parentsById.get(id)!.genome);
      return geneOrigins(child, genomes, space);
    }),
    died: { ids: brood.deaths, generation: generation - 1 },
    compute: [...goals.compute, ...compute],
    metrics: await run.keeps(generation, measure(STEP_METRICS, generation, brood.metrics)),
    events: [
      ...openingEvents(generation, parents, new Set(brood.deaths), born, outlawed),
      ...environmentEvents(config, generation, before, environment),
      ...demeEvents(generation, demesOf(config), notIn(outlawed, parents), born),
    ],
  });
  const opened = [...withDeaths(individuals, brood.deaths, generation - 1), ...born].sort(byBirth);
  return { environment, opened };
}

/** Training and evaluations of those that have none of this generation yet. */
async function train(
  run: OpenRun,
  generation: number,
  individuals: readonly Individual[],
): Promise<readonly Individual[]> {
  const { survivorsTrain } = run.tournament.config.heredity;
  let current = withLives(individuals, await run.lives(generation));
  const trains = (one: Individual): boolean => survivorsTrain || one.generation === generation;
  const trainees = livedIn(current, generation).filter((one) => trains(one) || isOfAnotherText(run, one));
  const waiting = trainees.filter(({ status, life }) => status !== 'nonviable' && life?.generation !== generation);
  run.meter.openGeneration(generation, run.environment, trainees.length, waiting.length, current);
  const before = new Map(waiting.map((one) => [one.id, passedBefore(one)]));
  const record = gatherCommits(async (lived: readonly Ended[]): Promise<void> => {
    const outcomes = lived.map(({ outcome }) => outcome);
    const stillborn = outcomes.filter(({ viable }) => !viable).map(({ id }) => id);
    current = withDeaths(withOutcomes(current, outcomes), stillborn, generation);
    await run.commit({
      outcomes,
      died: { ids: stillborn, generation },
      compute: lived.flatMap(({ compute }) => compute),
      spent: { tokens: outcomes.reduce((sum, outcome) => sum + (outcome.viable ? outcome.life.tokensTrained : 0), 0) },
      events: outcomes.flatMap((outcome) => [
        ...outcomeEvents(outcome, generation),
        ...emergenceEvents(outcome, before.get(outcome.id)!),
      ]),
    });
    run.meter.trainedMore(outcomes.length, current);
  });
  const { refused, viable, sensed, costs } = await readyToTrain(run, generation, individuals, waiting.filter(trains));
  const known = byId(individuals);
  const idle = waiting.filter((one) => !trains(one)).filter(isTrained);
  const staying = idle.map((one) => costingNothing(stayAsItWas(one, generation, null, NOTHING_SPENT)));
  const ended = await scoredAnew(run, generation, [...refused, ...staying], byId(waiting));
  if (ended.length > 0) await record(ended);
  // Submitted longest first; workers take them in this order.
  const groups = await Promise.allSettled(
    trainingGroupsIn(run, generation, viable).map(async (group) => {
      const spent = new Stopwatch();
      const outcomes = await trainGroup({ run, generation, known, sensed, onSpent: spent.add }, group);
      const all = endedOf(generation, outcomes, spent.cpuSeconds).map(({ outcome, compute }) => {
        return { outcome, compute: [...compute, ...costs.get(outcome.id)!] };
      });
      const [undone, others] = [all.filter(isUndone), all.filter((one) => !isUndone(one))];
      await record([...others, ...(await scoredAnew(run, generation, undone, byId(waiting)))]);
    }),
  );
  for (const group of groups) if (group.status === 'rejected') throw group.reason;
  return current;
}

/** Gives those who live on, with what they were rated. `opened` are the individuals before they trained. */
async function closeGeneration(
  run: OpenRun,
  generation: number,
  opened: readonly Individual[],
  individuals: readonly Individual[],
  judgement: Judgement,
  measured: Measured,
  { told, distances, events }: Told,
): Promise<readonly Individual[]> {
  const arenas = [...judgement.arenas.values()];
  const ratings = arenas.flatMap((arena) => arena.ratings);
  const rated = withSpecies(withRatings(individuals, ratings), told.members);
  const summary = summariseGeneration(run.environment, generation, rated, judgement);
  const closed = { ...summary, closedAt: run.now() };
  const lived = await livedGeneration(run, closed, opened, rated, measured, distances, judgement.arenas);
  const metrics = await run.keeps(generation, measure(CLOSING_METRICS, generation, lived));
  const judged = [...judgement.arenas].map(([niche, arena]) => ratingEvent(generation, niche, arena));
  await run.commit({
    generation: closed,
    battles: arenas.flatMap(({ battles }) => battles),
    ratings,
    speciation: told,
    metrics,
    compute: [...judgement.compute, ...measured.compute],
    events: [...events, ...judged, closingEvent(closed, [...(await run.metrics(generation)), ...metrics])],
  });
  return living(rated);
}
