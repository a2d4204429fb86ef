import type { Command } from 'commander';
import { type ApiClient, allRows } from '#client';
import type { TournamentView } from '#contracts';
import { type Partition, partitionOf, type Traced } from '#experiment';
import { CommandFailure, WrongUsage } from '../command-failure';
import { counted } from '#wording';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { thousandths } from '../show/quantities';
import { tournamentsTable } from '../show/tournament-text';
import type { Streams } from '../streams';

interface Options {
  readonly metric?: string;
  readonly subject: string;
}

const LEVEL = 0.95;

export function addForksCommand(program: Command, streams: Streams): void {
  program
    .command('forks <id> [others...]')
    .description(
      'list the forks of tournaments; with --metric, part what came of them into adaptation, chance and history',
    )
    .option(
      '--metric <name>',
      'what is compared, such as meanBitsPerCharacter, in the first generation that each bred and the last',
    )
    .option('--subject <name>', 'of this niche or deme', 'all')
    .action(async (id: string, others: string[], { metric, subject }: Options, command: Command) => {
      const answer = await askAbout(command, 'tournament', [id, ...others], async ({ api }, ...ids) => {
        const forks: TournamentView[] = [];
        for (const each of ids) forks.push(...(await api.forks(each)));
        if (metric === undefined) return { forks, partition: null, left: 0 };
        const finished = forks.filter(({ status }) => status === 'finished');
        const traced: Traced[] = [];
        for (const fork of finished) traced.push(await traceOf(api, fork, metric, subject));
        if (traced.length === 0) throw new CommandFailure(`no fork of ${ids.join(', ')} has finished`);
        return { forks, partition: partitionOf(traced, LEVEL), left: forks.length - finished.length };
      });
      printAnswer(command, streams, answer, ({ forks, partition, left }, paint) =>
        partition ? partitionText(partition, left) : tournamentsTable(forks, paint),
      );
    });
}

async function traceOf(
  api: ApiClient,
  { id, forkOf, generation }: TournamentView,
  name: string,
  subject: string,
): Promise<Traced> {
  const valueAt = async (at: number): Promise<number> => {
    for await (const { value } of allRows((cursor) =>
      api.metricValues(id, { name, subject, generation: at, cursor, limit: 1 }),
    ))
      return value;
    throw new WrongUsage(
      `--metric ${name} of ${subject} has no value in generation ${at} of ${id}; \`clade metrics\` lists them`,
    );
  };
  const { tournament, generation: from } = forkOf!;
  return { source: tournament, before: await valueAt(from + 1), after: await valueAt(generation) };
}

function partitionText({ adaptation, before, after }: Partition, left: number): string {
  const { mean, interval } = adaptation;
  const range = interval
    ? `, ${thousandths(interval[0])} to ${thousandths(interval[1])} at ${LEVEL * 100} % over sources`
    : '';
  const shown = (value: number, own?: readonly [number, number]): string => {
    if (!Number.isFinite(value)) return '–';
    return own ? `${thousandths(value)} (${thousandths(own[0])} to ${thousandths(own[1])})` : thousandths(value);
  };
  const spreadText = ({ chance, history, intervals, p }: Partition['after']) =>
    `chance ${shown(chance, intervals?.chance)}, history ${shown(history, intervals?.history)}, p ${shown(p)} by permutation`;
  return [
    `adaptation ${thousandths(mean)}${range}: the last generation less the first that forks bred`,
    `in the first  ${spreadText(before)}`,
    `in the last   ${spreadText(after)}`,
    `Chance is the standard deviation among forks of a source, history that among sources beyond it; in brackets intervals of ${LEVEL * 100} %, for normal values.`,
    ...(left > 0 ? [`not finished, and so left out: ${counted(left, 'fork')}`] : []),
  ].join('\n');
}
