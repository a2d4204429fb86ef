/** Lines of descent, and who leads. */
import { countOf, idOf, rowOf, type Lineage, NONE, type TournamentState } from '#projection';

/** From an individual up through primary parents to a founder. */
export function lineOf({ primary }: Lineage, row: number): number[] {
  const line: number[] = [];
  for (let at = row; at !== NONE; at = primary.values[at]) line.push(at);
  return line;
}

/** Of each niche who led as the newest generation closed that had closed by an event. The leaders of the last are the champions. */
export function leadersAt({ lineage, closed }: Pick<TournamentState, 'lineage' | 'closed'>, seq: number): number[] {
  const newest = closed.findLast((generation) => generation.seq <= seq);
  return (newest?.niches ?? []).flatMap(({ best }) => (best ? (rowOf(lineage, best.id) ?? []) : []));
}

/** Rows that a search means: all but those of another niche, deme or family, and without the text in their id. Null: all. */
export function matching(
  lineage: Lineage,
  { niche, deme, family, find }: Readonly<Partial<Record<'niche' | 'deme' | 'family' | 'find', string>>>,
): Uint8Array | null {
  if (!niche && !deme && !family && !find) return null;
  const inNiche = niche ? lineage.niches.indexOf(niche) : NONE;
  const inDeme = deme ? lineage.demes.indexOf(deme) : NONE;
  const inFamily = family ? lineage.families.indexOf(family) : NONE;
  const matches = new Uint8Array(countOf(lineage));
  for (let row = 0; row < matches.length; row++) {
    const isMeant =
      (!niche || lineage.niche.values[row] === inNiche) &&
      (!deme || lineage.deme.values[row] === inDeme) &&
      (!family || lineage.family.values[row] === inFamily) &&
      (!find || idOf(lineage, row).includes(find));
    matches[row] = isMeant ? 1 : 0;
  }
  return matches;
}
