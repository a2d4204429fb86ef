/**
 * A file that Clade keeps is missing, damaged, or does not have the hash that names it: the machine's fault, never an
 * individual's. `problem` says which, `mend` what a person can do.
 */
export class CorruptFileError extends Error {
  constructor(
    kind: 'weights' | 'corpus',
    readonly file: string,
    readonly problem: string,
    mend: string,
  ) {
    super(`${kind} file ${file} ${problem}; put it back from a copy, or ${mend}`);
  }
}
