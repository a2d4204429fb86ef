import type { Lineage } from '#projection';
import { useMemo } from 'preact/hooks';
import { useStore } from '../state/use-store';
import { colourOf, familyColours, nicheColours, speciesColours } from '../ui/colours';
import { theme } from '../ui/theme';
import type { Inks } from './colouring';
import type { Paper } from './scene';

/** From worse to better, in one direction of lightness: after cividis, which people with any colour vision can read, without its end that fades into the ground. */
const SCALES = {
  light: ['#b9a52c', '#95894f', '#70706f', '#44586f', '#12304f'],
  dark: ['#5a7aa6', '#868b95', '#aaa48b', '#d2c56f', '#ffea46'],
};

/** What a tree is drawn in, in the theme of the moment. */
export function usePaper({ families, niches, demes }: Pick<Lineage, 'families' | 'niches' | 'demes'>): {
  paper: Paper;
  inks: Inks;
} {
  const mode = useStore(theme);
  return useMemo(
    () => ({
      paper: {
        surface: colourOf('--surface'),
        ink: colourOf('--ink'),
        muted: colourOf('--muted'),
        rule: colourOf('--line'),
        accent: colourOf('--accent'),
        font: getComputedStyle(document.body).fontFamily,
      },
      inks: {
        families: familyColours(families),
        niches: nicheColours(niches),
        demes: nicheColours(demes),
        species: speciesColours(),
        unknown: colourOf('--line-strong'),
        scale: SCALES[mode],
      },
    }),
    [mode, families.length, niches.length, demes.length],
  );
}
