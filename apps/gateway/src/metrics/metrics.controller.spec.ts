import type { TournamentArchive } from '#tournament';
import { MetricsController } from './metrics.controller';

const ROWS = [
  { generation: 0, name: 'fst', scope: 'niche', subject: 'moby', value: 1, standardError: null },
  { generation: 0, name: 'geneEntropy', scope: 'locus', subject: 'width', value: 1, standardError: null },
] as const;
const archive = {
  find: async () => ({ id: 'k3f9' }),
  metrics: async (_: string, { name, scope, subject }: Record<string, unknown>) => ({
    rows: ROWS.filter((row) => [name ?? row.name, scope ?? row.scope, subject ?? row.subject].join() === of(row)),
    next: null,
  }),
} as unknown as TournamentArchive;
const of = ({ name, scope, subject }: (typeof ROWS)[number]) => [name, scope, subject].join();
const ask = (query: object) => new MetricsController(archive).values('k3f9', { format: 'json', ...query });

it.each([
  [{ name: 'fst', scope: 'locus' }, 'scope is "locus"; must be niche, what fst is measured of'],
  [{ subject: 'mobi' }, 'subject is "mobi"; must be what is measured, such as moby'],
  [{ name: 'fst', subject: 'width' }, 'subject is "width"; must be what is measured, such as moby'],
  [{ scope: 'locus', subject: 'moby' }, 'subject is "moby"; must be what is measured, such as width'],
  [{ name: 'nope' }, 'name is "nope"; must be a metric'],
])('refuses %j, which is of nothing, and says what would be right', async (query, message) => {
  await expect(ask(query)).rejects.toThrow(message);
});

it.each([{}, { name: 'fst' }, { subject: 'moby' }, { scope: 'locus', subject: 'width' }, { scope: 'deme' }])(
  'takes %j',
  async (query) => {
    await expect(ask(query)).resolves.toBeDefined();
  },
);
