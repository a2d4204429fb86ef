/** Lines of descent, and who leads. */
import type { BaselinesView } from '#contracts';
import { type Lineage, NONE } from '#projection';

/** From an individual up through primary parents to a founder. */
export function lineOf({ primary }: Lineage, row: number): number[] {
  const line: number[] = [];
  for (let at = row; at !== NONE; at = primary.values[at]) line.push(at);
  return line;
}

/** Who has the most bits below WB-2 of its niche, of those marked up to an event; a tie goes to the one born first. */
export function leaderAt(
  lineage: Lineage,
  baselines: Readonly<Record<string, BaselinesView>>,
  seq: number,
): number | undefined {
  const levels = lineage.niches.map((niche) => baselines[niche]?.['WB-2'] ?? 0);
  let leader: number | undefined;
  let lowest = Infinity;
  for (let row = 0; row < lineage.ids.length; row++) {
    const marked = lineage.evaluatedSeq.values[row];
    if (marked === NONE || marked > seq) continue;
    const above = lineage.bits.values[row] - levels[lineage.niche.values[row]];
    if (above < lowest) {
      lowest = above;
      leader = row;
    }
  }
  return leader;
}

/** Rows that a search means: all but those of another niche, of another family, and without the text in their id. Null: all. */
export function matching(
  lineage: Lineage,
  { niche, family, find }: { readonly niche?: string; readonly family?: string; readonly find?: string },
): Uint8Array | null {
  if (!niche && !family && !find) return null;
  const inNiche = niche ? lineage.niches.indexOf(niche) : NONE;
  const inFamily = family ? lineage.families.indexOf(family) : NONE;
  return Uint8Array.from(lineage.ids, (id, row) =>
    (!niche || lineage.niche.values[row] === inNiche) &&
    (!family || lineage.family.values[row] === inFamily) &&
    (!find || id.includes(find))
      ? 1
      : 0,
  );
}
