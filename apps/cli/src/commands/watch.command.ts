import type { Command } from 'commander';
import type { EventType, FeedFilter, LineageEvent } from '#contracts';
import { CommandFailure, EXIT } from '../command-failure';
import { follow, isStop, type Listener, STOPS } from '../conduct/follow';
import { listenForInterrupt } from '../conduct/interrupt';
import { openScreen, type Screen } from '../conduct/screen';
import { globalOptionsOf } from '../global-options';
import { integer, oneMore } from '../option-values';
import { askAbout } from '../server/with-server';
import type { Streams } from '../streams';

interface WatchOptions {
  readonly after: number;
  readonly lives?: boolean;
  readonly niche?: string[];
  readonly deme?: string[];
  readonly family?: string[];
  readonly type?: EventType[];
}

export function addWatchCommand(program: Command, streams: Streams): void {
  program
    .command('watch <id>')
    .description(
      'show the events of a tournament from its first on, until it stops, and on a terminal how far it is and what lives; --json prints one event a line',
    )
    .option('--after <seq>', 'only events after this sequence number', integer(0), 0)
    .option('--lives', 'on a terminal too, a line for every birth, death, evaluation and vote')
    .option('--niche <name>', 'only events of this niche, and those of none; may be given again', oneMore<string>)
    .option(
      '--deme <name>',
      'only of individuals of this deme, and events of none; may be given again',
      oneMore<string>,
    )
    .option(
      '--family <name>',
      'only of individuals of this family, and events of none; may be given again',
      oneMore<string>,
    )
    .option(
      '--type <type>',
      'only events of this type, such as individual.evaluated; may be given again',
      oneMore<EventType>,
    )
    .action(async (id: string, { after, lives = false, type, ...of }: WatchOptions, command: Command) => {
      const screen = globalOptionsOf(command).json ? null : openScreen(streams.out);
      const from = screen?.live ? 0 : after;
      await askAbout(command, 'tournament', [id], async ({ api, server }, known) => {
        const { status, lastSeq } = await api.tournament(known);
        const isLast = (event: LineageEvent) => status === 'running' && event.seq >= lastSeq && isStop(event);
        if (status !== 'running' && from >= lastSeq) return;

        const interrupt = listenForInterrupt();
        const isAsked = (event: LineageEvent) => !type || type.includes(event.type);
        const listener = screen ? onScreen(screen, isAsked, after, lives || !!type, streams) : asJson(isAsked, streams);
        const filter = filterOf(of, type);
        let allTold: () => void;
        const allShown = new Promise<void>((resolve) => (allTold = resolve));
        // Where it runs no more, its log is all there is to see.
        const onPosition = (seq: number) => void (status !== 'running' && seq >= lastSeq && allTold());
        const following = follow(server, { tournamentId: known, after: from, filter }, isLast, {
          ...listener,
          onPosition,
        });
        const stopped = interrupt.pressed.then(() => Promise.reject(new CommandFailure('', EXIT.interrupted)));
        let ended = false;
        try {
          await Promise.race([following.ended, allShown, stopped]);
          ended = true;
        } finally {
          following.close();
          screen?.stop(ended);
          interrupt.release();
        }
      });
    });
}

/** Lets the stops through too, since watching ends with one. */
function filterOf({ niche, deme, family }: Omit<WatchOptions, 'after'>, types?: EventType[]): FeedFilter | undefined {
  if (!niche && !deme && !family && !types) return undefined;
  return { niches: niche, demes: deme, families: family, types: types && [...new Set([...types, ...STOPS])] };
}

function onScreen(
  screen: Screen,
  isAsked: (event: LineageEvent) => boolean,
  after: number,
  lives: boolean,
  { err }: Streams,
): Listener {
  const isShown = (event: LineageEvent) =>
    event.seq > after && isAsked(event) && (!screen.live || lives || screen.isNotable(event));
  return {
    onEvent: (event) => screen.event(event, isShown(event)),
    onProgress: (progress) => screen.progress(progress),
    onTrouble: (text) => void (screen.live ? screen.line(text) : err.write(`${text}\n`)),
  };
}

function asJson(isAsked: (event: LineageEvent) => boolean, { out, err }: Streams): Listener {
  return {
    onEvent: (event) => void (isAsked(event) && out.write(`${JSON.stringify(event)}\n`)),
    onTrouble: (text) => void err.write(`${text}\n`),
  };
}
