/** The formats in which a lineage can be written. */
import type { Rows } from '#tables';
import { alifeCsv } from './alife-csv';
import { alifeJson } from './alife-json';
import type { Labels, LineageMember } from './lineage-member';
import { newick, nhx } from './newick';
import { nexus } from './nexus';
import { phyloxml } from './phyloxml';

interface LineageFormat {
  readonly mediaType: string;
  /** Ending of a file's name. */
  readonly ending: string;
  /** The document, piece by piece; `members` by birth. Trees take their labels as asked. */
  write(members: Rows<LineageMember>, labels: Labels): AsyncIterable<string>;
}

/** Newick, NHX and NEXUS have no registered media type. */
export const LINEAGE_FORMATS = {
  'alife-csv': { mediaType: 'text/csv; charset=utf-8', ending: 'alife.csv', write: alifeCsv },
  'alife-json': { mediaType: 'application/json; charset=utf-8', ending: 'alife.json', write: alifeJson },
  newick: { mediaType: 'text/plain; charset=utf-8', ending: 'nwk', write: newick },
  nhx: { mediaType: 'text/plain; charset=utf-8', ending: 'nhx', write: nhx },
  nexus: { mediaType: 'text/plain; charset=utf-8', ending: 'nex', write: nexus },
  phyloxml: { mediaType: 'application/xml; charset=utf-8', ending: 'phylo.xml', write: phyloxml },
} as const satisfies Readonly<Record<string, LineageFormat>>;
