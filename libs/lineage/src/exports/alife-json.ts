/** A phylogeny by the ALife data standard as JSON, with all parents: entries by id. A founder's ancestors are `["none"]`. */
import type { Rows } from '#tables';
import { alifeEntries } from './alife-entry';
import type { LineageMember } from './lineage-member';

export async function* alifeJson(members: Rows<LineageMember>): AsyncGenerator<string> {
  yield '{';
  for await (const { id, ancestors, traits } of alifeEntries(members)) {
    const entry = { id, ancestor_list: ancestors.length > 0 ? ancestors : ['none'], ...traits };
    yield `${id > 0 ? ',' : ''}\n"${id}":${JSON.stringify(entry)}`;
  }
  yield '\n}\n';
}
