import { variable } from './variables';

/** What CLADE_JOB_SECONDS and CLADE_JOB_MEGABYTES say a job may take; undefined: neither is set. Throws a RangeError that says what is right. */
export function jobLimits(environment?: NodeJS.ProcessEnv): { seconds?: number; megabytes?: number } | undefined {
  const [seconds, megabytes] = ['CLADE_JOB_SECONDS', 'CLADE_JOB_MEGABYTES'].map((name) => positive(name, environment));
  return seconds === undefined && megabytes === undefined ? undefined : { seconds, megabytes };
}

function positive(name: string, environment?: NodeJS.ProcessEnv): number | undefined {
  const text = variable(name, environment);
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text.trim()) && Number(text) > 0) return Number(text);
  throw new RangeError(`${name} is ${JSON.stringify(text)}; must be a whole number from 1 to 999999999`);
}
