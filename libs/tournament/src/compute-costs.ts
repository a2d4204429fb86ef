/** What work takes, in FLOPs: counted from descriptions, the same on every machine. What is no arithmetic of models counts 0. */
import { sum } from '#base';
import { cutsOf, evaluationBlocks, windowsOfBlock } from '#corpus';
import type { Architecture } from '#genome';
import { forwardFlopsPerToken, symbolsRead } from '#model';
import type { ComputeKind } from '#contracts';
import { planLifeIn } from './plan-life';
import type { Compute, Individual, Outcome, Tournament } from './records';

type Setting = Pick<Tournament, 'config' | 'survey'>;

/** FLOPs by kind that work took for one individual, or for all together where it has no name. */
export interface Costs {
  readonly individual: string;
  readonly flops: Partial<Readonly<Record<ComputeKind, number>>>;
}

/** Of a member of a training group, the non-viable too: training, learning from preference where it came to its report, evaluations; of probes nothing. */
export function lifeCosts(setting: Setting, generation: number, individual: Individual, outcome: Outcome): Costs {
  const { architecture } = individual.phenotype;
  const { validationSymbols, atBirth } = setting.config.evaluation;
  const planned = planLifeIn(setting, generation, individual.phenotype);
  const evaluation = evaluationFlops(setting, architecture, individual.niche, 'validation', validationSymbols);
  const learning = outcome.viable ? outcome.life.learning?.flops : undefined;
  return {
    individual: individual.id,
    flops: {
      training: outcome.viable ? outcome.life.trainingFlops : planned.trainingFlops,
      ...(learning !== undefined && { learning }),
      evaluation: atBirth && individual.generation === generation ? 2 * evaluation : evaluation,
    },
  };
}

/** Of the windows that an evaluation reads: each symbol that is scored, and those before it. */
export function evaluationFlops(
  { survey }: Setting,
  architecture: Architecture,
  niche: string,
  part: 'validation' | 'test',
  symbols: number,
): number {
  const length = survey.characters[niche];
  const { eightTenths, nineTenths } = cutsOf(length);
  const range = part === 'test' ? { start: nineTenths, end: length } : { start: eightTenths, end: nineTenths };
  const { context } = architecture;
  const windows = sum(evaluationBlocks(range, symbols).map((block) => windowsOfBlock(block, context).length));
  return windows * context * forwardFlopsPerToken(architecture, survey.vocabulary.length);
}

/** Of the continuations of all prompts of an arena. */
export function writingFlops({ config, survey }: Setting, architecture: Architecture): number {
  if (!config.arena) return 0;
  const { prompts, promptCharacters, sampleCharacters } = config.arena;
  const symbols = symbolsRead(architecture, promptCharacters + sampleCharacters - 1);
  return prompts * symbols * forwardFlopsPerToken(architecture, survey.vocabulary.length);
}

/** Of a second: about a microsecond, and a power of two, so that sums are exact in whatever order. */
const TICKS = 2 ** 20;

/** Of the processor time of a job each part has its share by FLOPs; alike where nothing counts. */
export function computeOf(generation: number, costs: readonly Costs[], cpuSeconds: number): readonly Compute[] {
  const parts = costs.flatMap(({ individual, flops }) =>
    Object.entries(flops).map(([kind, own]) => ({ individual, kind: kind as ComputeKind, flops: own })),
  );
  const total = sum(parts.map(({ flops }) => flops));
  return parts.map((part) => {
    const share = total > 0 ? part.flops / total : 1 / parts.length;
    return { generation, ...part, cpuSeconds: Math.round(share * cpuSeconds * TICKS) / TICKS };
  });
}

/** By individual and kind, so that sums and hashes do not depend on the order of work. */
export function inOrder(compute: readonly Compute[]): readonly Compute[] {
  const keyOf = ({ individual, kind }: Compute): string => `${individual} ${kind}`;
  return compute.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
