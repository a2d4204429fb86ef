/** What a finished tournament leaves on the screen. */
import type { ApiClient } from '#client';
import type { ChampionView, TournamentView } from '#contracts';
import { readFarWorseOnTest } from '../read-far-worse-on-test';
import { familyTree } from '../show/family-tree';
import { leaderboardTable } from '../show/leaderboard-table';
import type { Paint } from '../show/paint';
import { ratingsTable } from '../show/ratings-table';

/** Deep enough to see where the champion came from, and short enough for a screen. */
const TREE_DEPTH = 5;
const LEADERBOARD_ROWS = 200;

/** Writes out a command to type next. */
type NextCommand = (...words: string[]) => string;

export async function closingReport(
  api: ApiClient,
  tournament: TournamentView,
  paint: Paint,
  next: NextCommand,
): Promise<string> {
  const { id, champion, lineageHash, engine, processor } = tournament;
  const leaderboard = await api.leaderboard(id, { part: 'test', limit: LEADERBOARD_ROWS });
  const ratings = await api.ratings(id);
  const pedigree = champion ? await api.ancestors(champion.id, { depth: TREE_DEPTH }) : [];
  const farWorse = await readFarWorseOnTest(api, tournament);
  const section = (heading: string, body: string) => `${paint('bold', heading)}\n${body}`;
  return [
    section('Leaderboard on test text; WB-n are Witten-Bell n-grams of order n', leaderboardTable(leaderboard, paint)),
    farWorse.length > 0 && section('To be noted', farWorse.map((line) => paint('yellow', line)).join('\n')),
    ratings.length > 0 && section('Ratings by raters and people, of the last generation', ratingsTable(ratings, paint)),
    champion && section('Family tree of the champion, scored on validation text', familyTree(pedigree, paint)),
    lineageHash && section('Lineage hash', `${lineageHash}, ${engine} on ${processor}`),
    section('Look further', questions(id, champion, ratings.length > 0, next)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function questions(id: string, champion: ChampionView | null, judged: boolean, next: NextCommand): string {
  const ofChampion = champion
    ? [next('ancestors', champion.id), next('sample', champion.id, '--prompt', `'The '`, '--length', '300')]
    : [];
  const ofArena = judged ? [next('battles', id), next('vote', id)] : [];
  return [next('show', id), next('generations', id), ...ofChampion, ...ofArena, next('verify', id)]
    .map((line) => `  ${line}`)
    .join('\n');
}
