import { type Command, Option } from 'commander';
import type { ComputeGroup } from '#contracts';
import { WrongUsage } from '../command-failure';
import { isIndividual } from '../is-individual';
import { integer } from '../option-values';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { computeTable, individualComputeText } from '../show/compute-table';
import type { Streams } from '../streams';

const GROUPS: readonly ComputeGroup[] = ['generation-and-kind', 'generation', 'kind', 'individual', 'lineage'];

interface Options {
  readonly by: ComputeGroup;
  readonly limit: number;
}

export function addComputeCommand(program: Command, streams: Streams): void {
  program
    .command('compute <id>')
    .description('show what work took: of a tournament, or of an individual and those whose weights it goes back to')
    .addOption(
      new Option('--by <what>', 'what it is summed by; individuals and lineages come dearest first')
        .choices(GROUPS)
        .default('generation-and-kind'),
    )
    .option('--limit <n>', 'rows to show', integer(1, 10_000), 1000)
    .action((id: string, { by, limit }: Options, command: Command) =>
      askAbout(command, 'either', [id], async ({ api }, known) => {
        if (!isIndividual(known)) {
          const page = await api.compute(known, { by, limit });
          // lineages share ancestors
          return printAnswer(command, streams, page, ({ rows, next }, paint) => {
            const table = computeTable(rows, paint, { adds: by !== 'lineage' });
            return next === null ? table : `${table}\nthere are more rows; --limit, or as a file from the API`;
          });
        }
        if (by === 'lineage') {
          throw new WrongUsage(
            `--by is lineage; of an individual it must be ${GROUPS.slice(0, -1).join(', ')}, since its lineage is always shown`,
          );
        }
        printAnswer(command, streams, await api.individualCompute(known, { by, limit }), individualComputeText);
      }),
    );
}
