import { CreateSchema1797206400000 } from './1797206400000-create-schema';

/** In the order of their timestamps. A migration that has been released is never edited. */
export const MIGRATIONS = [CreateSchema1797206400000];
