/** A phylogeny by the ALife data standard as CSV, with all parents. A founder's ancestors are `[none]`. */
import { csvLine, type Rows } from '#tables';
import { ALIFE_TRAITS, alifeEntries } from './alife-entry';
import type { LineageMember } from './lineage-member';

export async function* alifeCsv(members: Rows<LineageMember>): AsyncGenerator<string> {
  yield csvLine(['id', 'ancestor_list', ...ALIFE_TRAITS]);
  for await (const { id, ancestors, traits } of alifeEntries(members)) {
    const ancestorList = `[${ancestors.length > 0 ? ancestors.join(',') : 'none'}]`;
    yield csvLine([id, ancestorList, ...ALIFE_TRAITS.map((trait) => traits[trait])]);
  }
}
