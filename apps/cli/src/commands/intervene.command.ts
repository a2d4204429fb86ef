import type { Command } from 'commander';
import { type Dial, DIALS } from '#environment';
import { interventionText } from '#wording';
import { EXIT } from '../command-failure';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import type { Streams } from '../streams';

interface InterveneOptions {
  readonly set: string;
  readonly niche?: string;
  readonly deme?: string;
  readonly taste?: string;
}

export function addInterveneCommand(program: Command, streams: Streams): void {
  program
    .command('intervene <id>')
    .description(
      'change the environment of a running or paused tournament from the next generation on; logged, so that a replay repeats it',
    )
    .requiredOption(
      '--set <dial=value>',
      'what, and to what: budget=0.5, capacity=4, families=gru,lstm, corpus=moby ...',
    )
    .option('--niche <name>', 'in this niche alone')
    .option('--deme <name>', 'in this deme alone')
    .option('--taste <name>', 'of this taste alone')
    .action(async (id: string, { set, ...place }: InterveneOptions, command: Command) => {
      const [, dial, value] = /^(\w+)=(.+)$/.exec(set) ?? [];
      if (dial === undefined)
        command.error(`error: --set is ${set}; must be like budget=0.5`, { exitCode: EXIT.usage });
      const intervention = { set: dial, ...place, value: valueOf(dial, value) };
      const logged = await askAbout(command, 'tournament', [id], ({ api }, known) =>
        api.intervene(known, intervention),
      );
      printAnswer(command, streams, logged, interventionText);
    });
}

/** By the kind of value that the dial has; what is no number where one must be is told by the server. */
function valueOf(name: string, text: string): number | string | string[] {
  const dial = (DIALS as Readonly<Record<string, Dial | undefined>>)[name];
  if (!dial || dial.values === 'name') return text;
  if ('choices' in dial.values) return text.split(',');
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}
