import {
  bitsFrom,
  count,
  counted,
  environmentText,
  givenText,
  interventionText,
  settlersText,
  speciesBornText,
  speciesExtinctText,
  thousandths,
} from '#wording';
import type { EventData, EventType, LineageEvent } from '#contracts';
import { shortId } from '../../routing/route';
import type { TournamentState } from '#projection';
import { type Column, Table } from '../../ui/table';

const SHOWN = 200;

const COLUMNS: readonly Column<LineageEvent>[] = [
  { head: 'event', kind: 'number', cell: ({ seq }) => seq },
  { head: 'at (UTC)', kind: 'name', look: 'muted', spare: true, cell: ({ at }) => at.slice(11, 19) },
  { head: 'what happened', kind: 'name', cell: ({ type }) => type },
];

/** The newest events, as they come. */
export function LogTab({ state }: { state: TournamentState }) {
  const columns = [
    ...COLUMNS,
    { head: 'more', cell: (event: LineageEvent) => describe(event) + (isLateVote(event, state) ? ', too late' : '') },
  ];
  const newest = state.recent.slice(-SHOWN).reverse();
  return (
    <section class="panel tall">
      <p class="muted small">
        {count(state.lastSeq)} events so far, the newest first. All of them: <code>GET /api/tournaments/…/events</code>
      </p>
      <Table label="Events" columns={columns} rows={newest} keyOf={({ seq }) => seq} />
    </section>
  );
}

/** Whether it is a vote that the ratings of its generation do not count. */
function isLateVote(event: LineageEvent, { closed }: TournamentState): boolean {
  if (event.type !== 'battle.voted') return false;
  const cut = closed.find(({ generation }) => generation === event.data.generation)?.voteCut ?? Infinity;
  return event.seq > cut;
}

type Describe = { readonly [Type in EventType]?: (data: EventData[Type]) => string };

const DESCRIPTIONS: Describe = {
  'tournament.forked': ({ tournament, generation, individuals }) =>
    `from generation ${generation} of ${tournament}, with ${counted(individuals, 'individual')}`,
  'tournament.paused': ({ reason }) => reason,
  'tournament.failed': ({ reason }) => reason,
  'tournament.cancelled': ({ reason }) => reason,
  'tournament.finished': ({ champion }) =>
    champion
      ? `champion ${shortId(champion.id)}: ${thousandths(champion.bitsPerCharacter)} bits/char on test`
      : 'no champion',
  'generation.opened': ({ generation, births, survivors }) =>
    `generation ${generation}: ${counted(births, 'birth')}, ${counted(survivors, 'survivor')}`,
  'generation.closed': ({ generation, metrics }) =>
    `generation ${generation}: gene entropy ${bitsFrom(metrics.geneEntropyBits?.all ?? null, metrics.individuals?.all ?? 0)}`,
  'environment.changed': ({ generation, ...changed }) => `generation ${generation}: ${environmentText(changed)}`,
  'environment.intervened': (intervened) => interventionText(intervened),
  'deme.extinct': ({ deme, generation }) => `${deme}, in generation ${generation}: nobody viable is left`,
  'deme.resettled': ({ deme, ...settlers }) => `${deme}: ${settlersText(settlers)}`,
  'species.born': speciesBornText,
  'species.extinct': speciesExtinctText,
  'individual.born': ({ id, family, niche, parents }) =>
    `${shortId(id)}, ${family} in ${niche}${parents.map((parent) => `, ${givenText(parent)} from ${shortId(parent.id)}`).join('')}`,
  'individual.carried': ({ id, family, niche, original }) => `${shortId(id)}, ${family} in ${niche}, from ${original}`,
  'individual.trained': ({ id, tokens }) => `${shortId(id)}: ${counted(tokens, 'token')}`,
  'individual.selected': ({ id, survives, children }) =>
    `${shortId(id)}: ${survives ? 'survives, ' : ''}${counted(children, 'child', 'children')}`,
  'individual.died': ({ id, cause }) => `${shortId(id)}: ${cause}`,
  'individual.evaluated': ({ id, part, bitsPerCharacter }) =>
    `${shortId(id)}: ${thousandths(bitsPerCharacter)} bits/char on ${part}`,
  'arena.opened': ({ niche, competitors, prompts }) =>
    `${niche}: ${counted(competitors, 'competitor')} continued ${counted(prompts, 'prompt')} each`,
  'arena.rated': ({ niche, battles }) => `${niche}: ${counted(battles, 'battle')}`,
  'battle.voted': ({ niche, outcome }) => `${niche}: ${outcome === 'tie' ? 'both alike' : `the ${outcome} preferred`}`,
};

function describe(event: LineageEvent): string {
  const words = DESCRIPTIONS[event.type] as ((data: LineageEvent['data']) => string) | undefined;
  return words?.(event.data) ?? '';
}
