export interface TextProblem {
  /** From 1; left out of what is wrong as a whole. */
  readonly line?: number;
  readonly problem: string;
}

/** A text that is no config: all that is wrong with it, from the top to the bottom. */
export class ConfigTextError extends Error {
  override readonly name = 'ConfigTextError';

  constructor(readonly problems: readonly TextProblem[]) {
    super(problems.map(({ line, problem }) => (line === undefined ? problem : `line ${line}: ${problem}`)).join('\n'));
  }
}
