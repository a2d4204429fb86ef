/** A form of a fork as the request that it is. */
import { ApiProblem } from '#client';
import type { ForkBody } from '#contracts';

/** As it is written. */
export interface ForkDraft {
  readonly at: string;
  /** Empty: that of the source. */
  readonly seed: string;
  readonly replicates: string;
  /** YAML; empty: nothing. */
  readonly changes: string;
}

/** What is no number is left as it is, for the server to tell. Throws an ApiProblem where the changes are no settings. */
export async function forkRequest({ at, seed, replicates, changes }: ForkDraft): Promise<ForkBody> {
  const body = {
    at: numberIn(at),
    set: changes.trim() === '' ? {} : await settingsIn(changes),
    ...(seed.trim() === '' ? {} : { seeds: [numberIn(seed)] }),
    ...(replicates.trim() === '1' ? {} : { replicates: numberIn(replicates) }),
  };
  return body as ForkBody;
}

function numberIn(text: string): number | string {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}

async function settingsIn(text: string): Promise<Record<string, unknown>> {
  const { parseConfig, ConfigTextError } = await import('#config-text');
  try {
    return parseConfig(text).config;
  } catch (error) {
    if (!(error instanceof ConfigTextError)) throw error;
    const errors = error.problems.map(({ line, problem }) => {
      return { field: line === undefined ? 'changes' : `line ${line}`, message: problem };
    });
    throw new ApiProblem({ type: 'about:blank', title: 'Bad Request', status: 400, detail: error.message, errors });
  }
}
