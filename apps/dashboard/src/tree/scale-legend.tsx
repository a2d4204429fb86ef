import type { Tick } from '../parallel/axis';

const WIDTH = 200;
/** Beyond its ends, for the half of a text. */
const SIDE = 24;
const LETTER = 6.5;
const APART = 6;

interface ScaleLegendProps {
  /** From the worse end to the better one, without that of the unknown. */
  colours: readonly string[];
  ticks: readonly Tick[];
}

/** A scale of colours with the values that some of them stand for. */
export function ScaleLegend({ colours, ticks }: ScaleLegendProps) {
  return (
    <span class="scale" style={{ width: `${WIDTH + 2 * SIDE}px` }}>
      <span class="ramp" style={{ background: `linear-gradient(to right, ${colours.join(', ')})` }} />
      {withRoom(ticks).map(({ at, text }) => (
        <span key={text} class="scale-tick" style={{ left: `${SIDE + WIDTH * at}px` }}>
          {text}
        </span>
      ))}
    </span>
  );
}

/** Those whose texts do not cover each other, from the left. */
export function withRoom(ticks: readonly Tick[]): Tick[] {
  let end = -Infinity;
  return [...ticks]
    .sort((a, b) => a.at - b.at)
    .filter(({ at, text }) => {
      const half = (text.length * LETTER) / 2;
      if (WIDTH * at - half < end) return false;
      end = WIDTH * at + half + APART;
      return true;
    });
}
