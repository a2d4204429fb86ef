import { describeTournamentStore } from '../../../test/conformance/tournament-store.conformance';
import { InMemoryTournamentStore } from './in-memory-tournament-store';

describeTournamentStore('in-memory', async (clock) => ({
  store: new InMemoryTournamentStore(clock),
  close: async () => undefined,
}));
