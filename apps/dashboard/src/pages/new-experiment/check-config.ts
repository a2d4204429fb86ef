/** Whether the text of an experiment's config could be launched. */
import { ApiProblem } from '#client';
import type { ExperimentPlanView } from '#contracts';
import { api } from '../../api/api';

export interface ShownProblem {
  /** From 1; undefined where it is of no line. */
  readonly line?: number;
  readonly problem: string;
}

export type Checked =
  | { readonly kind: 'plan'; readonly plan: ExperimentPlanView; readonly config: Record<string, unknown> }
  | { readonly kind: 'problems'; readonly problems: readonly ShownProblem[] };

/** All that is wrong with it at once, by line. Throws what is not about the config. */
export async function checkConfig(text: string): Promise<Checked> {
  const { parseConfig, ConfigTextError, placeProblems } = await import('#config-text');
  let parsed: ReturnType<typeof parseConfig>;
  try {
    parsed = parseConfig(text);
  } catch (error) {
    if (error instanceof ConfigTextError) return { kind: 'problems', problems: error.problems };
    throw error;
  }
  try {
    return { kind: 'plan', plan: await api.planExperiment({ config: parsed.config }), config: parsed.config };
  } catch (error) {
    const problems = error instanceof ApiProblem ? error.problem.errors : undefined;
    const placed = problems && placeProblems(problems, parsed);
    if (!placed) throw error;
    return { kind: 'problems', problems: placed.map(({ at, problem }) => ({ line: at?.line, problem })) };
  }
}
