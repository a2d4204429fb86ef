import { styleText } from 'node:util';
import type { OutputStream } from '../streams';

export type Format = 'bold' | 'dim' | 'gray' | Hue | `${Hue}Bright`;
type Hue = 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';

/** Colours a text, or leaves it as it is. */
export type Paint = (format: Format, text: string) => string;

/** Colours on a terminal, unless NO_COLOR is set. */
export function painterOf(stream: OutputStream): Paint {
  return (format, text) => styleText(format, text, { stream });
}
