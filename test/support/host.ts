/** Where a process of a test runs: on this machine, or in a network namespace that stands for another. */
export interface Host {
  /** Under which other hosts reach it. */
  readonly address: string;
  /** Words before a command that have it run there. */
  readonly prefix: readonly string[];
}

export const HERE: Host = { address: '127.0.0.1', prefix: [] };

/** So that `fork` starts a program of Node there. */
export function forkedOn({ prefix }: Host): { readonly execPath: string; readonly execArgv: string[] } {
  const [execPath, ...execArgv] = [...prefix, process.execPath];
  return { execPath, execArgv };
}
