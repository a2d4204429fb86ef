/** Lines of a log with a panel below them that is redrawn in place; the lines alone where there is no terminal. */
import { createLogUpdate } from 'log-update';
import { variable } from '#settings';
import type { OutputStream } from '../streams';

/** What stands below the log: lines for a screen of so many columns and rows. */
export type Panel = (columns: number, rows: number) => readonly string[];

export interface LiveDisplay {
  /** Whether there is a panel. */
  readonly live: boolean;
  /** Writes a line above the panel, which stays in the scrollback. */
  line(text: string): void;
  /** What the panel shows has changed. */
  changed(): void;
  /** Takes the panel away, and leaves the terminal as it was. */
  stop(): void;
}

/** Changes within this time are drawn at once. */
const REDRAW_MS = 100;

export function liveDisplay(stream: OutputStream, panel: Panel): LiveDisplay {
  return stream.isTTY && variable('TERM') !== 'dumb' ? panelDisplay(stream, panel) : lineDisplay(stream);
}

function lineDisplay(stream: OutputStream): LiveDisplay {
  return {
    live: false,
    line: (text) => void stream.write(`${text}\n`),
    changed: () => undefined,
    stop: () => undefined,
  };
}

function panelDisplay(stream: OutputStream, panel: Panel): LiveDisplay {
  const update = createLogUpdate(stream as NodeJS.WritableStream);
  let waiting: string[] = [];
  let timer: NodeJS.Timeout | undefined;

  const writeWaiting = () => {
    if (waiting.length === 0) return;
    update.clear();
    stream.write(`${waiting.join('\n')}\n`);
    waiting = [];
  };
  const draw = () => {
    timer = undefined;
    writeWaiting();
    const lines = panel(stream.columns ?? 80, stream.rows ?? 24);
    if (lines.length > 0) update(lines.join('\n'));
  };
  const drawSoon = () => void (timer ??= setTimeout(draw, REDRAW_MS));
  stream.on('resize', drawSoon);

  return {
    live: true,
    line: (text) => {
      waiting.push(text);
      drawSoon();
    },
    changed: drawSoon,
    stop: () => {
      stream.off('resize', drawSoon);
      clearTimeout(timer);
      writeWaiting();
      update.clear();
      update.done();
    },
  };
}
