import { useEffect, useRef } from 'preact/hooks';
import { Allowed } from '../../access/allowed';
import { SERVER } from '../../api/api';

const path = (id: string): string => `${SERVER}/api/tournaments/${encodeURIComponent(id)}`;

/** All of a tournament as one file, which another Clade imports. */
export const archiveLink = (id: string): string => `${path(id)}/archive`;

type FileLink = readonly [name: string, of: (id: string) => string];

/** They hold who voted what. */
const ARCHIVES: readonly FileLink[] = [
  ['Archive, with weights', archiveLink],
  ['Archive, without weights', (id) => `${archiveLink(id)}?weights=false`],
];
const FILES: readonly FileLink[] = [
  ['Individuals, CSV', (id) => `${path(id)}/individuals?format=csv`],
  ['Individuals, NDJSON', (id) => `${path(id)}/individuals?format=ndjson`],
  ['Generations, CSV', (id) => `${path(id)}/generations?format=csv`],
  ['Metrics, CSV', (id) => `${path(id)}/metrics?format=csv`],
  ['Lineage, ALife CSV', (id) => `${path(id)}/lineage?format=alife-csv`],
  ['Lineage, ALife JSON', (id) => `${path(id)}/lineage?format=alife-json`],
  ['Lineage, Newick', (id) => `${path(id)}/lineage?format=newick`],
  ['Lineage, Newick, with names', (id) => `${path(id)}/lineage?format=newick&labels=names`],
  ['Lineage, NEXUS', (id) => `${path(id)}/lineage?format=nexus`],
  ['Lineage, NEXUS, with names', (id) => `${path(id)}/lineage?format=nexus&labels=names`],
  ['Lineage, phyloXML', (id) => `${path(id)}/lineage?format=phyloxml`],
];

/** Files for other programs, as the server writes them. */
export function Exports({ id }: { id: string }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const elsewhere = !menu.current!.contains(event.target as Node);
      if (elsewhere || (event as KeyboardEvent).key === 'Escape') menu.current!.open = false;
    };
    addEventListener('pointerdown', close);
    addEventListener('keydown', close);
    return () => {
      removeEventListener('pointerdown', close);
      removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details ref={menu} class="menu">
      <summary class="button quiet">Export</summary>
      <ul>
        <Allowed to="all">
          <Links files={ARCHIVES} id={id} />
        </Allowed>
        <Links files={FILES} id={id} />
      </ul>
    </details>
  );
}

function Links({ files, id }: { files: readonly FileLink[]; id: string }) {
  return (
    <>
      {files.map(([name, of]) => (
        <li key={name}>
          <a href={of(id)} download>
            {name}
          </a>
        </li>
      ))}
    </>
  );
}
