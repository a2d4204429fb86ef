/** Events of the lineage feed as lines of text. */
import type { BaselinesView, EventData, EventType, LineageEvent, MetricNumbers } from '#contracts';
import type { Paint } from '../show/paint';
import {
  environmentText,
  givenText,
  interventionText,
  settlersText,
  speciesBornText,
  speciesExtinctText,
} from '#wording';
import { bitsFrom, count, counted, homeOf, ranksOf, thousandths } from '../show/quantities';
import { aligned } from '../show/aligned';
import { safeLine } from '../show/safe-text';
import { wrapped } from '../show/wrapped';

type Describe<Type extends EventType> = (data: EventData[Type], event: LineageEvent) => string | readonly string[];

/** Wide enough for the longest verb, and a space. */
const VERB_WIDTH = 10;
const COLOURS: Readonly<Record<string, Parameters<Paint>[0]>> = {
  born: 'green',
  died: 'dim',
  marked: 'cyan',
  paused: 'yellow',
  cancelled: 'yellow',
  failed: 'red',
};

const LIVES: ReadonlySet<EventType> = new Set([
  'individual.born',
  'individual.carried',
  'individual.trained',
  'individual.selected',
  'individual.died',
  'individual.evaluated',
  'battle.voted',
]);

/** Of a niche in a generation, the best. */
const SHOWN_RATINGS = 3;

/** Types without a line tell what others tell too. */
const DESCRIPTIONS: { readonly [Type in EventType]: Describe<Type> | null } = {
  'tournament.launched': ({ name, seed, generations, niches }, { tournamentId }) =>
    `${tournamentId} (${name}): seed ${seed}, ${generations} generations, niches ${niches.join(', ')}`,
  'tournament.forked': ({ tournament, generation, individuals }) =>
    `from generation ${generation} of ${tournament}, with ${counted(individuals, 'individual')}`,
  'baselines.fitted': ({ baselines }) => [
    'Witten-Bell n-grams of the training split, in bits/char on test',
    ...aligned(Object.entries(baselines).map(baselineCells)),
  ],
  'tournament.paused': ({ reason }) => reason,
  'tournament.resumed': ({ generation }) => `at generation ${generation}`,
  'tournament.cancelled': ({ reason }) => reason,
  'tournament.failed': ({ reason }) => reason,
  'tournament.finished': ({ champion }) =>
    champion
      ? `champion ${champion.id}, ${champion.family}: ${thousandths(champion.bitsPerCharacter)} bits/char on test`
      : 'no champion',
  'generation.opened': ({ generation, births, survivors }) =>
    `generation ${generation}: ${counted(births, 'birth')}, ${counted(survivors, 'survivor')}`,
  'generation.closed': ({ generation, niches, metrics }) => [
    `generation ${generation}: gene entropy ${bitsFrom(metrics.geneEntropyBits?.all ?? null, metrics.individuals?.all ?? 0)}`,
    ...aligned(niches.map(({ niche }) => nicheCells(niche, metrics))),
  ],
  'environment.changed': ({ generation, ...changed }) => `generation ${generation}: ${environmentText(changed)}`,
  'environment.intervened': (intervened) => interventionText(intervened),
  'deme.extinct': ({ deme, generation }) => `${deme}, in generation ${generation}: nobody viable is left`,
  'deme.resettled': ({ deme, ...settlers }) => `${deme}: ${settlersText(settlers)}`,
  'species.born': speciesBornText,
  'species.extinct': speciesExtinctText,
  'species.assigned': null,
  'individual.born': ({ id, family, parameters, parents, ...home }) =>
    [`${id}  ${family} in ${homeOf(home)}, ${counted(parameters, 'parameter')}`, ...parents.map(parentText)].join(', '),
  'individual.carried': ({ id, original, family, ...home }) => `${id}  ${family} in ${homeOf(home)}, from ${original}`,
  'individual.trained': null,
  'individual.selected': null,
  'individual.died': ({ id, generation, cause }) => `${id}  in generation ${generation}: ${cause}`,
  'arena.opened': ({ generation, niche, competitors, prompts }) =>
    `arena of ${niche}, generation ${generation}: ${counted(competitors, 'competitor')} continued ${counted(prompts, 'prompt')} each`,
  'arena.rated': ({ niche, battles, ratings }) => [
    `${niche}: ${counted(battles, 'battle')}`,
    ...aligned(
      [...ratings]
        .sort((a, b) => b.nats - a.nats)
        .slice(0, SHOWN_RATINGS)
        .map((rating) => ratingCells(rating, ratings.length)),
    ),
  ],
  'battle.voted': ({ niche, first, second, outcome }) =>
    `${niche}: ${outcome === 'tie' ? `${first} and ${second} alike` : `${outcome === 'first' ? first : second} preferred to ${outcome === 'first' ? second : first}`}`,
  'probe.passed': ({ id, probe, nats }) => `${id}  ${probe}: gains ${thousandths(nats)} nats, the first of its line`,
  'individual.evaluated': ({ id, part, bitsPerCharacter }) =>
    `${id}  ${thousandths(bitsPerCharacter)} bits/char on ${part}`,
};

/** One line, such as `born      k3-1-4  gru in prose, 52,192 parameters` or more; null for an event that needs none. Broken to fit the columns. */
export function describeEvent(event: LineageEvent, paint: Paint, columns = Infinity): string | null {
  const describe = DESCRIPTIONS[event.type] as Describe<EventType> | null | undefined;
  if (!describe) return null;
  const verb = event.type.slice(event.type.indexOf('.') + 1);
  const lines = [describe(event.data, event)].flat().flatMap((line) => wrapped(safeLine(line), columns - VERB_WIDTH));
  return paint(COLOURS[verb] ?? 'bold', verb.padEnd(VERB_WIDTH)) + lines.join(`\n${' '.repeat(VERB_WIDTH)}`);
}

/** Whether an event marks a phase of a tournament, or the end of a generation. */
export function isMilestone({ type }: LineageEvent): boolean {
  return (
    type.startsWith('tournament.') || ['baselines.fitted', 'environment.changed', 'generation.closed'].includes(type)
  );
}

/** Whether an event is one of the many of individuals' lives and of people's votes. */
export function isLife({ type }: LineageEvent): boolean {
  return LIVES.has(type);
}

function baselineCells([niche, bits]: [string, BaselinesView]): string[] {
  return [niche, ...(['WB-0', 'WB-2', 'WB-5'] as const).map((name) => `${name} ${thousandths(bits[name])}`)];
}

function ratingCells(rating: EventData['arena.rated']['ratings'][number], of: number): string[] {
  const { id, nats, standardErrorNats } = rating;
  return [
    `rank ${ranksOf(rating, of)}`,
    id,
    `${thousandths(nats)} ± ${thousandths(standardErrorNats)} nats above WB-2`,
  ];
}

function nicheCells(niche: string, metrics: MetricNumbers): string[] {
  const of = (name: string): number | null => metrics[name]?.[niche] ?? null;
  const bits = `best ${thousandths(of('bestBitsPerCharacter'))}, mean ${thousandths(of('meanBitsPerCharacter'))} bits/char`;
  return [niche, bits, `${count(of('viable'))} of ${count(of('population'))} viable`];
}

function parentText(parent: EventData['individual.born']['parents'][number]): string {
  return `${givenText(parent)} from ${parent.id}`;
}
