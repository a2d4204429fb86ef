import type { Command } from 'commander';
import type { ApiClient } from '#client';
import type { IndividualView, TournamentView } from '#contracts';
import { CommandFailure, WrongUsage } from '../command-failure';
import { checkGeneration } from '../find-ids';
import { isIndividual, tournamentOf } from '../is-individual';
import { integer } from '../option-values';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { descendantsOf, growForest, rowsOf, type Folding } from '../show/lineage-tree';
import { relativesTable } from '../show/relatives-table';
import { treeText, type Forest } from '../show/tree-text';
import type { Streams } from '../streams';

interface TreeOptions extends Folding {
  readonly generation?: number;
  readonly limit: number;
  readonly line?: boolean;
}

export function addTreeCommand(program: Command, streams: Streams): void {
  program
    .command('tree <id>')
    .description(
      'show the family tree of a tournament, or of an individual and its descendants: the living, and their ancestors where lines part',
    )
    .option('--all', 'everyone, those whose lines died out too')
    .option('--depth <n>', 'generations of descent to follow (default: all)', integer(1))
    .option('--generation <n>', 'as it stood in this generation', integer(0))
    .option('--limit <n>', 'rows to show', integer(1, 100_000), 200)
    .option('--line', "one line of descent alone: the individual's, or the champion's")
    .action(async (id: string, options: TreeOptions, command: Command) => {
      if (options.line) {
        const { depth } = options;
        const line = await askAbout(command, 'either', [id], async ({ api }, known) =>
          api.lineOfDescent(await tipOf(api, known), { depth }),
        );
        return printAnswer(command, streams, line, relativesTable);
      }
      const { root, tournament, members } = await askAbout(command, 'either', [id], ({ api }, known) =>
        membersOf(api, known, options),
      );
      const width = (streams.out.isTTY && streams.out.columns) || Infinity;
      printAnswer(command, streams, members, (those, paint) =>
        treeText(forestOf(tournament, root, those, options), options.limit, width, paint),
      );
    });
}

async function tipOf(api: ApiClient, id: string): Promise<string> {
  if (isIndividual(id)) return id;
  const { champion, status } = await api.tournament(id);
  if (champion) return champion.id;
  throw new CommandFailure(`tournament ${id} is ${status} and has no champion yet`);
}

/** Everyone who may be in the tree, by birth. */
async function membersOf(api: ApiClient, id: string, { generation }: TreeOptions) {
  const born = isIndividual(id) ? (await api.individual(id)).generation : undefined;
  const tournament = await api.tournament(tournamentOf(id));
  await checkGeneration(api, tournament.id, generation);
  if (born !== undefined && generation !== undefined && generation < born) {
    throw new WrongUsage(`--generation is ${generation}, and ${id} was born in generation ${born}`);
  }
  const file = await api.individualsFile(tournament.id, 'ndjson', { minGeneration: born, maxGeneration: generation });
  const lines = new TextDecoder().decode(file).split('\n').filter(Boolean);
  const members = lines.map((line) => JSON.parse(line) as IndividualView);
  return { root: id, tournament, members: born === undefined ? members : descendantsOf(members, id) };
}

/** An individual's tree is shown even if it died out. */
function forestOf(
  { champions }: TournamentView,
  id: string,
  members: readonly IndividualView[],
  { generation, ...folding }: TreeOptions,
): Forest {
  const roots = growForest(members, generation);
  const shown = roots.filter(({ living }) => folding.all || living > 0 || isIndividual(id));
  const lost = roots.filter((root) => !shown.includes(root));
  return {
    trees: shown.map((root) => rowsOf(root, folding)),
    champions: new Set(champions.map((champion) => champion.id)),
    lost: { founders: lost.length, members: lost.reduce((sum, { size }) => sum + size, 0) },
  };
}
