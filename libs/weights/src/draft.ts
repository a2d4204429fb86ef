import { randomUUID } from 'node:crypto';

const ENDING = '.draft';

/** Where a file is written before it has its name. */
export const draftOf = (path: string): string => `${path}.${randomUUID()}${ENDING}`;

export const isDraft = (path: string): boolean => path.endsWith(ENDING);
