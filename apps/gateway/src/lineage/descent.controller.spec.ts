import type { TournamentArchive } from '#tournament';
import { DescentController } from './descent.controller';

const archive = {
  individual: async (id: string) => ({ id, tournamentId: id.slice(0, 4) }),
  commonAncestors: async () => [],
} as unknown as TournamentArchive;

it('refuses to compare individuals of two tournaments, and names both', async () => {
  const ask = (other: string) =>
    new DescentController(archive).commonAncestors('k3f9-0-1', { with: other, format: 'json' });
  await expect(ask('k3f9-0-2')).resolves.toEqual([]);
  await expect(ask('m4h8-0-1')).rejects.toThrow(
    'with is "m4h8-0-1"; must be of tournament k3f9, as k3f9-0-1 is; it is of m4h8',
  );
});
