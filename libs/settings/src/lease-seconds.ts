import { wholeNumber } from './whole-number';

const [LEAST, UNLESS_SET, MOST] = [3, 30, 3600];

/**
 * By CLADE_LEASE_SECONDS: how long a process that is killed keeps others from the tournaments that it conducted and the jobs that it did.
 * Throws a RangeError that says what is right.
 */
export function leaseSeconds(environment?: NodeJS.ProcessEnv): number {
  return wholeNumber('CLADE_LEASE_SECONDS', [LEAST, MOST], environment) ?? UNLESS_SET;
}
