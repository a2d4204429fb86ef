import { CreateSchema1796515200000 } from './1796515200000-create-schema';

/** In the order of their timestamps. A migration that has been released is never edited. */
export const MIGRATIONS = [CreateSchema1796515200000];
