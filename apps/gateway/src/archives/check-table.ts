/** Whether a file holds the rows of a table: each as its schema says, all in agreement with the rows before. */
import {
  type ArchiveEntry,
  type ArchiveLocation,
  BadArchiveError,
  readLines,
  type RowsCheck,
  structureFault,
} from '#archive-file';
import { type InterventionInput, interventionSchema } from '#contracts';
import type { Table, TournamentConfig } from '#tournament';
import { ROW_SCHEMAS } from '../schemas/archive-rows.schema';
import { describeFirst } from '../shared/describe-issues';
import { parseInput } from '../shared/parse-input';
import { plainWords } from '../shared/plain-words';
import { checkAffordable, checkConfig } from '../tournaments/check-config';
import { checkIntervention } from '../tournaments/check-intervention';
import { told } from './told';

/** Throws a BadArchiveError that names entry, line and field. */
export async function checkTable(table: Table, entry: ArchiveEntry, file: string, check: RowsCheck): Promise<void> {
  const intervened: InterventionInput[] = [];
  let line = 0;
  for await (const text of readLines(file, entry.name)) {
    line += 1;
    const location = { entry: entry.name, line };
    const row = ROW_SCHEMAS[table].safeParse(parse(text, location), { reportInput: true, error: plainWords });
    if (!row.success) {
      const { field, message } = describeFirst(row.error, ROW_SCHEMAS[table]);
      throw new BadArchiveError({ ...location, field }, message);
    }
    try {
      check.row(table, row.data as never); // of the same table
      if (table === 'tournament') await checkTournament(row.data as Checked);
      if (table === 'lineage_event') await checkEvent(row.data as LoggedEvent, check.tournament, intervened, location);
    } catch (error) {
      throw told(error, location);
    }
  }
  if (line !== entry.rows) {
    throw new BadArchiveError({ entry: entry.name }, `has ${line} rows; must have ${entry.rows}, as in the manifest`);
  }
}

interface Checked {
  readonly config: TournamentConfig;
  readonly survey: { readonly vocabulary: readonly string[] };
}

async function checkTournament({ config, survey }: Checked): Promise<void> {
  await checkConfig(config);
  await checkAffordable(config, survey.vocabulary.length);
}

interface LoggedEvent {
  readonly type: string;
  readonly data: unknown;
}

/** An intervention could have been logged after those before, to which it is added, whether it holds in a generation already or not. */
async function checkEvent(
  { type, data }: LoggedEvent,
  tournament: Checked,
  intervened: InterventionInput[],
  location: ArchiveLocation,
): Promise<void> {
  if (type !== 'environment.intervened') return;
  try {
    const intervention = parseInput(interventionSchema, data);
    await checkIntervention(tournament, intervened, intervention);
    intervened.push(intervention);
  } catch (error) {
    throw told(error, location, 'data.');
  }
}

function parse(text: string, location: { entry: string; line: number }): unknown {
  const fault = structureFault(text);
  if (fault) throw new BadArchiveError(location, fault);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadArchiveError(location, `is no JSON: ${(error as Error).message}`);
  }
}
