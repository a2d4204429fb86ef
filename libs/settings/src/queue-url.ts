/** What CLADE_QUEUE_URL may be. */
export const QUEUE_URL = 'must be a URL such as redis://host:6379 or postgresql://user@host/database';

export function isQueueUrl(text: string): boolean {
  return URL.canParse(text) && /^(rediss?|postgres(ql)?):$/.test(new URL(text).protocol);
}
