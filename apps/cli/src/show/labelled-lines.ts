import type { Paint } from './paint';
import { safeLine } from './safe-text';

/** `label  value` lines, the values aligned. Values that are null or empty are left out. */
export function labelledLines(values: Readonly<Record<string, string | null>>, paint: Paint): string {
  const shown = Object.entries(values).filter(([, value]) => value);
  const width = Math.max(...shown.map(([label]) => label.length));
  return shown.map(([label, value]) => `${paint('bold', label.padEnd(width))}  ${safeLine(value!)}`).join('\n');
}
