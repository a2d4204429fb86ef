/** What a config may ask for is what an import takes: the largest row that its limits allow. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLines, structureFault } from '#archive-file';
import { configJsonSchema } from '#contracts';
import { ADAPTATION_SCHEMES, DESCRIPTOR_MEASURES, SHAPING_SCHEMES } from '#evolution';
import { ROW_SCHEMAS } from '../schemas/archive-rows.schema';

interface Limits {
  readonly maxItems: number;
  readonly items: {
    readonly properties: {
      readonly demes: { readonly anyOf: readonly { readonly maxItems?: number }[] };
      readonly capacity: { readonly maximum?: number };
    };
  };
}

it('is taken where novelty search, groups of children and species remember as much as they can', async () => {
  const { niches } = configJsonSchema().properties as { niches: Limits };
  const [together = NaN] = niches.items.properties.demes.anyOf.flatMap(({ maxItems }) => maxItems ?? []);
  const demes = niches.maxItems * together;
  const point = DESCRIPTOR_MEASURES.map(() => 0.12345678901234567);
  const memory = Array(SHAPING_SCHEMES.novelty.parameters.archive.most).fill(point);
  const { maximum = NaN } = niches.items.properties.capacity;
  const [most, digits] = [ADAPTATION_SCHEMES['group-elite'].parameters.groups.most, -1.2345678901234567];
  const groups = Array.from({ length: most }, () => {
    const children = Array(Math.ceil(maximum / most)).fill([demes * maximum, digits]);
    return { rate: 0.12345678901234567, scale: 0.12345678901234567, children };
  });
  const [living, last] = [demes * maximum, 9_999_999];
  const species = { threshold: digits, founded: last, living: Array(living).fill([last, 9998, living]) };
  const state = { shaping: Array(demes).fill(memory), groupRates: Array(demes).fill(groups), species };
  const row = { tournamentId: 'k3f9aaaa', generation: 9999, state };
  const text = JSON.stringify(row);
  expect(structureFault(text)).toBeUndefined();
  const folder = mkdtempSync(join(tmpdir(), 'clade-rows-'));
  try {
    writeFileSync(join(folder, 'rows'), `${text}\n`);
    for await (const line of readLines(join(folder, 'rows'), 'rows')) {
      expect(ROW_SCHEMAS.scheme_state.safeParse(JSON.parse(line)).success).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
