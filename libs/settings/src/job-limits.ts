import { memoryBytes } from './memory';
import { readAll } from './read-all';
import { wholeNumber } from './whole-number';

const MEBIBYTE = 2 ** 20;
/** What a worker may hold on any machine that has it, and the share of a machine that it may hold at most. */
const AT_LEAST_MEBIBYTES = 2048;
const MOST_OF_A_MACHINE = 0.75;

/**
 * What a job may take by CLADE_JOB_SECONDS and CLADE_JOB_MEGABYTES. Where the first is not set, its length is left to what it is; without the second
 * it may hold as much of this machine's memory as each of its workers has, or 2 GiB. Throws a RangeError that says what is wrong of them, and what is right.
 */
export function jobLimits(
  workers: number,
  environment?: NodeJS.ProcessEnv,
  bytes = memoryBytes(),
): { readonly seconds?: number; readonly megabytes: number } {
  const limit = (name: string) => () => wholeNumber(name, [1, 999_999_999], environment);
  const { seconds, megabytes } = readAll({
    seconds: limit('CLADE_JOB_SECONDS'),
    megabytes: limit('CLADE_JOB_MEGABYTES'),
  });
  const share = Math.max(AT_LEAST_MEBIBYTES, bytes / workers / MEBIBYTE);
  return { seconds, megabytes: megabytes ?? Math.floor(Math.min(share, (MOST_OF_A_MACHINE * bytes) / MEBIBYTE)) };
}
