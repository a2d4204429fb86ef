/** A tournament on the screen: its events as lines, and what it is like at the moment below them. */
import type { LineageEvent, Progress } from '#contracts';
import { painterOf } from '../show/paint';
import type { OutputStream } from '../streams';
import { describeEvent, isLife } from './describe-event';
import { liveDisplay } from './live-display';
import { panelLines } from './panel';
import { createStanding, applyEvent, applyProgress, isRecord } from './standing';

export interface Screen {
  /** Whether there is a panel, which needs all earlier events. */
  readonly live: boolean;
  line(text: string): void;
  /** Takes an event in; `isShown` says whether it gets a line. */
  event(event: LineageEvent, isShown: boolean): void;
  progress(progress: Progress): void;
  /** Whether an event that is not yet taken in is worth a line to those who see the panel. */
  isNotable(event: LineageEvent): boolean;
  /** Leaves the terminal as it was, with the panel as the last lines where it is `kept`. */
  stop(kept?: boolean): void;
}

export function openScreen(stream: OutputStream): Screen {
  const paint = painterOf(stream);
  const standing = createStanding();
  const panel = (columns: number, rows: number) => panelLines(standing, columns, rows, paint);
  const display = liveDisplay(stream, panel);
  return {
    live: display.live,
    line: display.line,
    event: (event, isShown) => {
      const line = isShown && describeEvent(event, paint, display.live ? stream.columns : undefined);
      applyEvent(standing, event);
      if (line) display.line(line);
      else display.changed();
    },
    progress: (progress) => {
      applyProgress(standing, progress);
      display.changed();
    },
    isNotable: (event) => !isLife(event) || isRecord(standing, event),
    stop: (kept = false) => {
      if (kept && display.live) for (const line of panel(stream.columns ?? 80, Infinity)) display.line(line);
      display.stop();
    },
  };
}
