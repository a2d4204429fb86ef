/** What `clade doctor` found, on the screen. */
import type { DiagnosisView, EngineView } from '#contracts';
import { labelledLines } from './labelled-lines';
import type { Paint } from './paint';
import { renderTable, type Column } from './table';

const GIBIBYTE = 2 ** 30;

const ENGINES: readonly Column<EngineView>[] = [
  { head: 'engine', text: ({ name }) => name },
  { head: 'here', text: ({ missing }) => (missing === null ? 'yes' : 'no') },
  {
    head: 'what it is',
    wrapAt: 90,
    text: ({ description, missing, install }) =>
      missing === null ? description : `${description}. ${missing}. It needs: ${install}`,
  },
];

export function diagnosisText(diagnosis: DiagnosisView, paint: Paint): string {
  const { dataFolder, engines } = diagnosis;
  const lines = labelledLines(
    {
      clade: diagnosis.version,
      'Node.js': `${diagnosis.node} on ${diagnosis.platform}`,
      processor: `${diagnosis.processor}, ${diagnosis.cores} cores`,
      memory: `${(diagnosis.memoryBytes / GIBIBYTE).toFixed(1)} GiB`,
      'data folder': `${dataFolder.path}, ${dataFolder.problem ?? 'writable'}`,
      database: diagnosis.database,
      engine: diagnosis.engine,
    },
    paint,
  );
  return `${lines}\n\n${renderTable(ENGINES, engines, paint)}`;
}
