import { CreateTournament1795478400000 } from './1795478400000-create-tournament';
import { AddSparsity1795564800000 } from './1795564800000-add-sparsity';
import { AddArena1795651200000 } from './1795651200000-add-arena';
import { AddSearch1795737600000 } from './1795737600000-add-search';
import { AddDiscardedFiles1795824000000 } from './1795824000000-add-discarded-files';
import { AddScale1795831200000 } from './1795831200000-add-scale';
import { AddContrasts1795838400000 } from './1795838400000-add-contrasts';

/** In the order of their timestamps. A migration that has been released is never edited. */
export const MIGRATIONS = [
  CreateTournament1795478400000,
  AddSparsity1795564800000,
  AddArena1795651200000,
  AddSearch1795737600000,
  AddDiscardedFiles1795824000000,
  AddScale1795831200000,
  AddContrasts1795838400000,
];
