import { CreateSchema1797206400000 } from './1797206400000-create-schema';
import { TellCommits1797292800000 } from './1797292800000-tell-commits';
import { VotingWindows1797379200000 } from './1797379200000-voting-windows';

/** In the order of their timestamps. A migration that has been released is never edited. */
export const MIGRATIONS = [CreateSchema1797206400000, TellCommits1797292800000, VotingWindows1797379200000];
