/** The brushes that the address tells. While somebody drags one the address waits: browsers let it change only so often. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { setQuery, useRoute } from '../routing/location';
import type { Axis } from './axis';
import { type Brushes, formatBrushes, parseBrushes } from './brushes';

const WAIT_MS = 150;

export function useBrushes(axes: readonly Axis[]): readonly [Brushes, (brushes: Brushes) => void] {
  const text = useRoute().query.brush ?? '';
  const [held, hold] = useState<{ readonly text: string; readonly brushes: Brushes }>();
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const brush = (brushes: Brushes) => {
    hold({ text, brushes });
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => setQuery({ brush: formatBrushes(brushes) }), WAIT_MS);
  };
  const written = useMemo(() => parseBrushes(text, axes), [text, axes]);
  return [held?.text === text ? held.brushes : written, brush];
}
