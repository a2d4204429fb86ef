import { driftedTo, drawPanel, type PanelConfig, type Rater, type TasteGenes, withTaste } from '#arena';
import { type Prng, prngOf } from '#base';

/** A tournament's raters, as they are in a generation: the same in all niches. `tastes` are those of the generation, by seat, where they evolve. */
export function panelOf(
  seed: number,
  generation: number,
  config: PanelConfig,
  tastes: readonly TasteGenes[] | null,
): readonly Rater[] {
  const stream = (subject: string, purpose: string): Prng => prngOf({ seed, generation: 0, subject, purpose });
  return drawPanel(config, stream('panel', 'panel')).map((rater, seat) =>
    tastes ? withTaste(rater, tastes[seat]) : driftedTo(rater, generation, stream(rater.id, 'drift')),
  );
}
