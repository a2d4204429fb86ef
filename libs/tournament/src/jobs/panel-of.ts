import { driftedTo, drawPanel, type PanelConfig, type Rater } from '#arena';
import { type Prng, prngOf } from '#base';

/** A tournament's raters, as they are in a generation: the same in all niches. */
export function panelOf(seed: number, generation: number, config: PanelConfig): readonly Rater[] {
  const stream = (subject: string, purpose: string): Prng => prngOf({ seed, generation: 0, subject, purpose });
  return drawPanel(config, stream('panel', 'panel')).map((rater) =>
    driftedTo(rater, generation, stream(rater.id, 'drift')),
  );
}
