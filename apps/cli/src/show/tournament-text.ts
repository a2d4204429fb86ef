/** One tournament on the screen, and many in a table. */
import type { BaselinesView, ChampionView, CommunityView, NicheView, TournamentView } from '#contracts';
import { labelledLines } from './labelled-lines';
import type { Paint } from './paint';
import {
  communityText,
  computeText,
  count,
  duration,
  fittestBy,
  minute,
  overBlocks,
  statusText,
  thousandths,
} from './quantities';
import { renderTable, type Column } from './table';

/** Generations are numbered from 0: `3/7` is the fourth of eight. */
export function generationOf(generation: number, generations: number): string {
  return `${generation}/${generations - 1}`;
}

const LIST: readonly Column<TournamentView>[] = [
  { head: 'id', text: ({ id }) => id },
  { head: 'name', text: ({ name }) => name },
  { head: 'status', text: ({ status }) => status },
  {
    head: 'generation',
    align: 'right',
    text: ({ generation, generations }) => (generation < 0 ? '' : generationOf(generation, generations)),
  },
  { head: 'individuals', align: 'right', text: ({ individuals }) => count(individuals) },
  { head: 'champion', text: ({ champion }) => champion?.id ?? '' },
  { head: 'bits/char', align: 'right', text: ({ champion }) => thousandths(champion?.bitsPerCharacter ?? null) },
  { head: 'time', align: 'right', text: ({ seconds }) => duration(seconds) },
  { head: 'created (UTC)', text: ({ createdAt }) => minute(createdAt) },
];

export function tournamentsTable(tournaments: readonly TournamentView[], paint: Paint): string {
  return renderTable(LIST, tournaments, paint);
}

type NicheRow = NicheView & {
  readonly baselines: BaselinesView | undefined;
  readonly champion: ChampionView | undefined;
  readonly community: CommunityView | undefined;
};

const BASELINES = ['WB-0', 'WB-1', 'WB-2', 'WB-3', 'WB-4', 'WB-5'] as const;
const NICHES: readonly Column<NicheRow>[] = [
  { head: 'niche', text: ({ name, corpus }) => (corpus === name ? name : `${name} (${corpus})`) },
  { head: 'characters', align: 'right', text: ({ characters }) => count(characters) },
  {
    head: 'capacity',
    align: 'right',
    text: ({ demes }) => demes.map(({ capacity }) => capacity).join(' + '),
  },
  ...BASELINES.map((baseline): Column<NicheRow> => ({
    head: baseline,
    align: 'right',
    text: ({ baselines }) => thousandths(baselines?.[baseline] ?? null),
  })),
  { head: 'champion', text: ({ champion }) => champion?.id ?? '' },
  { head: 'bits/char', align: 'right', text: ({ champion }) => thousandths(champion?.bitsPerCharacter ?? null) },
  { head: 'community', align: 'right', text: ({ community }) => thousandths(community?.bitsPerCharacter ?? null) },
];

/** `k3f9 from generation 12, k3fa from generation 12` */
function forksText(forks: readonly TournamentView[]): string {
  return forks.map(({ id, forkOf }) => `${id} from generation ${forkOf?.generation}`).join(', ');
}

/** `k3f9-0-1, gru, 2.413 bits/char on test, ± 0.012 on this text, ± 0.043 (16) on new text` */
function championText({ id, family, bitsPerCharacter, standardErrorNats, newText }: ChampionView): string {
  const ofKind = newText ? `, ± ${overBlocks(newText.standardErrorNats / Math.LN2, newText.blocks)} on new text` : '';
  const ofThis = `± ${thousandths(standardErrorNats / Math.LN2)} on this text`;
  return `${id}, ${family}, ${thousandths(bitsPerCharacter)} bits/char on test, ${ofThis}${ofKind}`;
}

/** `forks` are those that went on from it. */
export function tournamentText(tournament: TournamentView, forks: readonly TournamentView[], paint: Paint): string {
  const { generation, generations, champion } = tournament;
  const lines = labelledLines(
    {
      id: tournament.id,
      name: tournament.name,
      notes: tournament.notes,
      status: statusText(tournament.status, tournament.reason),
      seed: String(tournament.seed),
      forked: tournament.forkOf && `from generation ${tournament.forkOf.generation} of ${tournament.forkOf.tournament}`,
      fittest: fittestBy(tournament.config),
      generation: generation < 0 ? null : generationOf(generation, generations),
      individuals: count(tournament.individuals),
      vocabulary: `${count(tournament.vocabularySize)} symbols`,
      champion: champion && championText(champion),
      trained: `${count(tournament.tokensTrained)} tokens in ${duration(tournament.seconds)}`,
      compute: computeText(tournament),
      engine: `${tournament.engine} on ${tournament.processor}`,
      created: `${minute(tournament.createdAt)} UTC`,
      'lineage hash': tournament.lineageHash,
      forks: forksText(forks),
    },
    paint,
  );
  const niches = tournament.niches.map((niche) => ({
    ...niche,
    baselines: tournament.baselines[niche.name],
    champion: tournament.champions.find((candidate) => candidate.niche === niche.name),
    community: tournament.communities.find((candidate) => candidate.niche === niche.name),
  }));
  const communities = tournament.communities.map((community) => paint('dim', communityText(community)));
  return [`${lines}\n`, renderTable(NICHES, niches, paint), ...communities].join('\n');
}
