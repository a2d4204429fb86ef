import { testDatabases } from '../../../test/conformance/databases';
import { describeTournamentArchive } from '../../../test/conformance/tournament-archive.conformance';
import { createTypeormTournamentArchive } from './typeorm-tournament-archive';
import { createTypeormTournamentStore } from './typeorm-tournament-store';

for (const { name, open } of testDatabases()) {
  describeTournamentArchive(name, async (clock) => {
    const database = await open();
    const store = createTypeormTournamentStore(database, clock);
    return { store, archive: createTypeormTournamentArchive(database), close: () => database.close() };
  });
}
