import { testDatabases } from '../../../test/conformance/databases';
import { describeTournamentStore } from '../../../test/conformance/tournament-store.conformance';
import { createTypeormTournamentStore } from './typeorm-tournament-store';

for (const { name, open } of testDatabases()) {
  describeTournamentStore(name, async (clock) => {
    const database = await open();
    return { store: createTypeormTournamentStore(database, clock), close: () => database.close() };
  });
}
