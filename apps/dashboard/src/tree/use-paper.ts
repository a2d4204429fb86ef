import type { Lineage } from '#projection';
import { useMemo } from 'preact/hooks';
import { useStore } from '../state/use-store';
import { colourOf, familyColours, nicheColours, speciesColours } from '../ui/colours';
import { theme } from '../ui/theme';
import type { Inks } from './colouring';
import type { Paper } from './scene';

/** From worse to better, in one direction of lightness: cividis, which people with any colour vision can read. */
const SCALES = {
  light: ['#e9dc6b', '#b0a473', '#7b7b78', '#4a5a70', '#12304f'],
  dark: ['#3a5070', '#6b6e76', '#99917a', '#cabb6c', '#ffea46'],
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
