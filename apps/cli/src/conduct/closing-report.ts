/** What a finished tournament leaves on the screen. */
import type { ApiClient } from '#client';
import type { TournamentView } from '#contracts';
import { familyTree } from '../show/family-tree';
import { leaderboardTable } from '../show/leaderboard-table';
import type { Paint } from '../show/paint';

/** Deep enough to see where the champion came from, and short enough for a screen. */
const TREE_DEPTH = 5;
const LEADERBOARD_ROWS = 30;

/** `next` writes out a command to type next. */
export async function closingReport(
  api: ApiClient,
  tournament: TournamentView,
  paint: Paint,
  next: (...words: string[]) => string,
): Promise<string> {
  const { id, champion, lineageHash } = tournament;
  const rows = await api.leaderboard(id, { part: 'test', limit: LEADERBOARD_ROWS });
  const sections = [
    `${paint('bold', 'Leaderboard on test text')}, Witten-Bell n-grams being the anchors\n${leaderboardTable(rows, paint)}`,
    champion &&
      `${paint('bold', 'Family tree of the champion')}, scored on validation text\n${await tree(api, champion.id, paint)}`,
    lineageHash && `${paint('bold', 'Lineage hash')} ${lineageHash}`,
    `${paint('bold', 'Look further')}\n${[
      next('show', id),
      next('generations', id),
      ...(champion
        ? [next('ancestors', champion.id), next('sample', champion.id, '--prompt', `'The '`, '--length', '300')]
        : []),
      next('verify', id),
    ]
      .map((line) => `  ${line}`)
      .join('\n')}`,
  ];
  return sections.filter(Boolean).join('\n\n');
}

async function tree(api: ApiClient, id: string, paint: Paint): Promise<string> {
  const [individual, ancestors] = await Promise.all([api.individual(id), api.ancestors(id, { depth: TREE_DEPTH })]);
  return familyTree(individual, ancestors, paint);
}
