/** What a niche whose text has changed makes of it: docs/ecology.md. */
import { mean } from '#base';
import { natsToBits } from '#entropy';
import { halfRecovery, memoryOf, type Stay } from './ecology/stays';
import type { LivedGeneration } from './lived-generation';
import { byName, type Metric, once } from './metric';

/** With this generation as the last. */
const staysOf = once(({ stays, population, flops, previous }: LivedGeneration) => {
  return Object.fromEntries(
    Object.entries(stays).map(([niche, known]): [string, readonly Stay[]] => {
      const here = population.filter((one) => one.niche === niche);
      const present = {
        bits: mean(here.flatMap(({ score }) => score?.bitsPerCharacter ?? [])),
        prequentialBits: natsToBits(mean(here.flatMap(({ prequentialNats }) => prequentialNats ?? []))),
        flopsSoFar: (previous.computeFlopsSoFar?.all ?? 0) + flops,
      };
      const last = known[known.length - 1];
      return [niche, [...known.slice(0, -1), { ...last, generations: [...last.generations, present] }]];
    }),
  );
});

function ofNiche(
  name: string,
  unit: string,
  direction: Metric<LivedGeneration>['direction'],
  help: string,
  valueOf: (stays: readonly Stay[]) => number | undefined,
): Metric<LivedGeneration> {
  const compute = (generation: LivedGeneration) => byName(staysOf(generation), valueOf);
  return { name, unit, scope: 'niche', direction, help, needs: 'shift', compute };
}

const BITS = 'bits per character';
const RETURN = 'Only while the niche has a text that it had before, and has had another in between.';

export const SHIFT_METRICS: readonly Metric<LivedGeneration>[] = [
  ofNiche(
    'generationsSinceShift',
    'generations',
    null,
    'Generations since the text of the niche changed; none before it ever did.',
    (stays) => stays[stays.length - 1].generations.length - 1,
  ),
  ofNiche(
    'recoveryGenerations',
    'generations',
    'lower',
    'Speed of adaptation: generations after the first on the text of now until half of the bits to win were won, those of that generation above the lowest mean ' +
      'of the niche on this text, ever so far. It grows while that falls. None where nothing was won. The target is half of the own gain: who wins less may be sooner there.',
    (stays) => halfRecovery(stays)?.generations,
  ),
  ofNiche(
    'recoveryFlops',
    'FLOPs',
    'lower',
    'FLOPs of the tournament in that time.',
    (stays) => halfRecovery(stays)?.flops,
  ),
  {
    name: 'formerTextBits',
    unit: BITS,
    scope: 'niche',
    direction: 'lower',
    needs: 'formerText',
    help: 'Mean cross-entropy of the viable on the validation part of the text that the niche had before this one (`evaluation.formerText`).',
    compute: ({ formerBits }) => byName(formerBits, (bits) => bits),
  },
  {
    name: 'forgottenBits',
    unit: BITS,
    scope: 'niche',
    direction: 'lower',
    needs: 'formerText',
    help: 'What is forgotten of the text before: `formerTextBits` less the mean of the last generation that lived on it.',
    compute: ({ formerBits, stays }) =>
      Object.entries(formerBits).map(([subject, bits]) => {
        const [before] = stays[subject].slice(-2);
        return { subject, value: bits - before.generations.at(-1)!.bits };
      }),
  },
  ofNiche(
    'memorySavedBits',
    BITS,
    'higher',
    `What memory is worth: mean bits of the first generation that ever had the text of now, less those of the first since it is back. Genes that were bred meanwhile count too. ${RETURN}`,
    (stays) => memoryOf(stays)?.savedBits,
  ),
  ofNiche(
    'memorySavedPrequentialBits',
    BITS,
    'higher',
    `The same of the prequential code length, over the whole of a life. ${RETURN}`,
    (stays) => memoryOf(stays)?.savedPrequentialBits,
  ),
  ofNiche(
    'memoryLostBits',
    BITS,
    'lower',
    `What was forgotten elsewhere and not learned again in a generation: mean bits of the first generation since the text is back, less those of the last before it left. ${RETURN}`,
    (stays) => memoryOf(stays)?.lostBits,
  ),
];
