/** What work takes, in FLOPs: counted from descriptions, the same on every machine. What is no arithmetic of models counts 0. */
import { sum } from '#base';
import { cutsOf, evaluationBlocks, type Range, windowsOfBlock } from '#corpus';
import type { Architecture } from '#genome';
import { computedArchitecture, forwardFlopsPerToken, symbolsRead } from '#model';
import type { ComputeKind } from '#contracts';
import { nicheIn } from '#environment';
import type { TournamentEnvironment } from './environments';
import { planLifeIn } from './plan-life';
import { textName } from './texts-of';
import type { Compute, Flops, Individual, Tournament } from './records';

type Setting = Pick<Tournament, 'config' | 'survey'>;

/** A tournament as it is in a generation. */
export type OpenSetting = Setting & { readonly environment: TournamentEnvironment };

export function settingOf(run: { readonly tournament: Setting } & Pick<OpenSetting, 'environment'>): OpenSetting {
  const { config, survey } = run.tournament;
  return { config, survey, environment: run.environment };
}

/** What work took for one individual, or for all together where it has no name. */
export interface Costs {
  readonly individual: string;
  readonly flops: Flops;
  /** That were trained on. */
  readonly tokens?: number;
}

/** Of one whose job told nothing, since it failed: training and an evaluation as planned, of which nobody knows how far they came. */
export function plannedCosts(setting: OpenSetting, { phenotype, niche }: Individual) {
  const { validationSymbols } = setting.config.evaluation;
  const { trainingFlops: training, tokens } = planLifeIn(setting, nicheIn(setting.environment, niche), phenotype);
  const evaluation = evaluationFlops(setting, computedArchitecture(phenotype), niche, 'validation', validationSymbols);
  return { flops: { training, evaluation }, tokens };
}

/** Of an evaluation of a niche's held-out part. */
export function evaluationFlops(
  { config, survey, environment }: OpenSetting,
  architecture: Architecture,
  niche: string,
  part: 'validation' | 'test',
  symbols: number,
): number {
  const length = survey.characters[textName(config, niche, nicheIn(environment, niche).corpus)];
  const { eightTenths, nineTenths } = cutsOf(length);
  const range = part === 'test' ? { start: nineTenths, end: length } : { start: eightTenths, end: nineTenths };
  return flopsOfBlocks(evaluationBlocks(range, symbols), architecture, survey.vocabulary.length);
}

/** Of the windows that an evaluation reads: each symbol that is scored, and those before it. */
export function flopsOfBlocks(blocks: readonly Range[], architecture: Architecture, vocabularySize: number): number {
  const windows = sum(blocks.map((block) => windowsOfBlock(block, architecture.context).length));
  return windows * architecture.context * forwardFlopsPerToken(architecture, vocabularySize);
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
  const parts = costs.flatMap(({ individual, flops, tokens = 0 }) =>
    Object.entries(flops).map(([kind, own]) => {
      return { individual, kind: kind as ComputeKind, flops: own, tokens: kind === 'training' ? tokens : 0 };
    }),
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
