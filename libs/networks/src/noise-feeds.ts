import type { Prng } from '#base';
import { dropoutSites } from './dropout';
import { NOISE_WIDTH, noiseRows } from './gradient-noise';
import { drawRows, normalBank, uniformBank } from './noise-bank';
import type { ProgramSize } from './program-size';
import type { Feeds } from './run-in-groups';

interface Noise {
  /** Each [members]; undefined: nobody has any. */
  readonly dropout?: Float32Array;
  readonly gradientNoise?: Float32Array;
  readonly steps: number;
  /** One a member. */
  readonly prngs?: readonly Prng[];
}

/**
 * What steps with dropout or noise on gradients are fed: banks, and the rows of each step and member. A member's stream is read step by
 * step: site after site, then the gradient, of what it has itself, so that its draws are the same in any company. Throws a RangeError where there are no streams for all members.
 */
export function noiseFeeds(
  size: Omit<ProgramSize, 'vocabularySize'> & { readonly parameters: number },
  { dropout, gradientNoise, steps, prngs = [] }: Noise,
): { readonly banks: Feeds; readonly rows: Feeds } {
  if (!dropout && !gradientNoise) return { banks: {}, rows: {} };
  const { architecture, members, batch, parameters } = size;
  if (prngs.length !== members) throw new RangeError(`${prngs.length} streams of noise for ${members} members`);
  const sites = dropout ? dropoutSites(architecture) : 0;
  const positions = batch * architecture.context;
  const perGradient = gradientNoise ? noiseRows(parameters) : 0;
  const dropoutRows = new Int32Array(steps * members * sites * positions);
  const gradientRows = new Int32Array(steps * members * perGradient);
  for (let turn = 0; turn < steps * members; turn++) {
    const member = turn % members;
    const prng = prngs[member];
    for (let site = turn * sites; dropout?.[member] && site < (turn + 1) * sites; site++) {
      drawRows(prng, dropoutRows, site * positions, (site + 1) * positions);
    }
    if (gradientNoise?.[member]) drawRows(prng, gradientRows, turn * perGradient, (turn + 1) * perGradient);
  }
  return {
    banks: {
      ...(dropout && { dropoutBank: uniformBank(architecture.width) }),
      ...(gradientNoise && { noiseBank: normalBank(NOISE_WIDTH) }),
    },
    rows: { ...(dropout && { dropoutRows }), ...(gradientNoise && { noiseRows: gradientRows }) },
  };
}
