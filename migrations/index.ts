import { CreateSchema1795910400000 } from './1795910400000-create-schema';

/** In the order of their timestamps. A migration that has been released is never edited. */
export const MIGRATIONS = [CreateSchema1795910400000];
