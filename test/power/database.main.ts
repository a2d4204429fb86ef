/** Lets an embedded database take in one tournament after another, with a checkpoint now and then, and says in the log what it committed. `database.main.js FOLDER LOG` */
import { createTypeormTournamentStore, openDatabase } from '#persistence';
import { tournamentOf } from '../conformance/records';
import { acknowledge } from './log';

const COMMITS = 24;
const COMMITS_A_CHECKPOINT = 6;

async function main([folder, log]: readonly string[]): Promise<void> {
  const database = await openDatabase({ folder });
  const store = createTypeormTournamentStore(database, () => new Date(0));
  acknowledge(log, { kept: 0 });
  for (let kept = 1; kept <= COMMITS; kept++) {
    await store.insert(tournamentOf(`t${kept}`));
    acknowledge(log, { kept });
    if (kept % COMMITS_A_CHECKPOINT === 0) await database.dataSource.query('CHECKPOINT');
  }
  await database.close();
}

void main(process.argv.slice(2));
