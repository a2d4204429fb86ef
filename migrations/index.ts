import { CreateSchema1797120000000 } from './1797120000000-create-schema';

/** In the order of their timestamps. A migration that has been released is never edited. */
export const MIGRATIONS = [CreateSchema1797120000000];
