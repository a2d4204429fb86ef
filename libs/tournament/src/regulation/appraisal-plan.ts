/** What an appraisal takes. */
import { windowsOfBlock } from '#corpus';
import type { Architecture } from '#genome';
import { appraisalFlopsPerToken, moduleIds, withPlaces } from '#model';
import type { AppraisalSettings } from '#regulation';
import { STRETCH, stretchesOf } from './appraisal-text';

/** Of all rounds, and of the comparison of who won with who was born, on one text; all modules are computed. None where there are none. */
export function appraisalFlops(
  architecture: Architecture,
  vocabularySize: number,
  size: Omit<AppraisalSettings, 'winner' | 'texts'>,
): number {
  const modules = moduleIds(architecture).length;
  if (modules === 0) return 0;
  const { context } = architecture;
  const windows = stretchesOf(size) * windowsOfBlock({ start: context, end: context + STRETCH }, context).length;
  const computed = withPlaces(architecture, modules);
  const perToken = (states: number): number => appraisalFlopsPerToken(computed, vocabularySize, states);
  return windows * context * (size.rounds * perToken(size.candidates) + perToken(2));
}
