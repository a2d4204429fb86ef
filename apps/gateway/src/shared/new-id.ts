import { randomBytes } from 'node:crypto';
import { shortId } from '#base';

export const newId = (): string => shortId(randomBytes(16));
