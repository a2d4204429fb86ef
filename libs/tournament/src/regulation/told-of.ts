import { type RegulatoryGenome, toldExpression } from '#regulation';
import type { TournamentConfig } from '../config';
import { distinctTexts, textsOf } from '../texts-of';

/** Expression of one who is told that it lives on the text which `textsOf` calls so. */
export function toldOf(config: TournamentConfig, cueOf: string, genome: RegulatoryGenome): number[] {
  const { sha256 } = textsOf(config).find(({ niche }) => niche === cueOf)!;
  const texts = distinctTexts(config);
  return toldExpression(
    genome,
    texts.findIndex((text) => text.sha256 === sha256),
    texts.length,
  );
}
