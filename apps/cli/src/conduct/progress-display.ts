/** Shows how far the work has come: a bar below the lines on a terminal, the lines alone elsewhere. */
import { MultiBar, type SingleBar } from 'cli-progress';
import type { OutputStream } from '../streams';

export interface ProgressDisplay {
  /** Shows a line, above the bar. */
  line(text: string): void;
  /** Moves the bar to `fraction`, with a text beside it. */
  progress(fraction: number, text: string): void;
  /** Takes the bar away. */
  stop(): void;
}

export function progressDisplay(stream: OutputStream): ProgressDisplay {
  return stream.isTTY ? barDisplay(stream) : lineDisplay(stream);
}

function lineDisplay(stream: OutputStream): ProgressDisplay {
  return { line: (text) => void stream.write(`${text}\n`), progress: () => undefined, stop: () => undefined };
}

function barDisplay(stream: OutputStream): ProgressDisplay {
  const bars = new MultiBar({
    stream,
    format: '{bar} {text}',
    barsize: 20,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
    gracefulExit: false,
    linewrap: true, // of lines above the bar; the bar itself is cut
  });
  let bar: SingleBar | undefined;
  return {
    line: (text) => void (bar ? bars.log(`${text}\n`) : stream.write(`${text}\n`)),
    progress: (fraction, text) => {
      bar ??= bars.create(1, 0, { text });
      bar.update(fraction, { text });
    },
    stop: () => {
      if (!bar) return;
      bar = undefined;
      bars.update(); // lines that wait for the next drawing
      bars.stop();
    },
  };
}
