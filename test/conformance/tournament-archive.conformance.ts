/** What every tournament archive answers. */
import { describeArena } from './archive/arena';
import { describeAncestors } from './archive/ancestors';
import { ArchiveWorld, type OpenArchive } from './archive/archive-world';
import { describeCompute } from './archive/compute';
import { describeGenes } from './archive/genes';
import { describeIndividuals } from './archive/individuals';
import { describeLeaderboard } from './archive/leaderboard';
import { describeLineage } from './archive/lineage';
import { describeMetrics } from './archive/metrics';
import { describeRegulation } from './archive/regulation';
import { describeRelatives } from './archive/relatives';
import { describeSearch } from './archive/search';
import { describeTournaments } from './archive/tournaments';

const NOW = new Date('2026-11-24T10:00:00.789Z');

export function describeTournamentArchive(name: string, open: (clock: () => Date) => Promise<OpenArchive>): void {
  describe(`${name} tournament archive`, () => {
    const world = new ArchiveWorld();
    beforeAll(() => world.open(() => open(() => NOW)));
    afterAll(() => world.close());

    describeTournaments(world);
    describeIndividuals(world);
    describeAncestors(world);
    describeMetrics(world);
    describeCompute(world);
    describeRelatives(world);
    describeRegulation(world);
    describeGenes(world);
    describeLineage(world);
    describeLeaderboard(world);
    describeArena(world);
    describeSearch(world);
  });
}
