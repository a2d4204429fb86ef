import { type Ambiguity, measureAmbiguity } from './measure-ambiguity';
import { type FormerTexts, measureFormerTexts } from './measure-former-texts';
import type { Individual } from './records';
import type { OpenRun } from './run';

/** What workers measure of the living as a generation closes. */
export type Measured = Ambiguity & FormerTexts;

export async function measureClosing(
  run: OpenRun,
  generation: number,
  individuals: readonly Individual[],
): Promise<Measured> {
  const ambiguity = await measureAmbiguity(run, generation, individuals);
  const former = await measureFormerTexts(run, generation, individuals);
  return { ...ambiguity, ...former, compute: [...ambiguity.compute, ...former.compute] };
}
