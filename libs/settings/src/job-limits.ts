import { memoryBytes } from './memory';
import { wholeNumber } from './whole-number';

const MEBIBYTE = 2 ** 20;
/** What a worker may hold on any machine that has it, and the share of a machine that it may hold at most. */
const AT_LEAST_MEBIBYTES = 2048;
const MOST_OF_A_MACHINE = 0.75;

/**
 * What a job may take by CLADE_JOB_SECONDS and CLADE_JOB_MEGABYTES. Where the first is not set, its length is left to what it is; without the second
 * it may hold as much of this machine's memory as each of its workers has, or 2 GiB. Throws a RangeError that says what is right.
 */
export function jobLimits(
  workers: number,
  environment?: NodeJS.ProcessEnv,
  bytes = memoryBytes(),
): { readonly seconds?: number; readonly megabytes: number } {
  const [seconds, megabytes] = ['CLADE_JOB_SECONDS', 'CLADE_JOB_MEGABYTES'].map((name) =>
    wholeNumber(name, [1, 999_999_999], environment),
  );
  const share = Math.max(AT_LEAST_MEBIBYTES, bytes / workers / MEBIBYTE);
  return { seconds, megabytes: megabytes ?? Math.floor(Math.min(share, (MOST_OF_A_MACHINE * bytes) / MEBIBYTE)) };
}
