import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { createApiClient } from '#client';
import { variable } from '#settings';
import { PACKAGE_FOLDER } from '#settings';
import { globalOptionsOf } from '../global-options';
import type { Streams } from '../streams';

export function addSchemaCommand(program: Command, { out }: Streams): void {
  program
    .command('schema')
    .description("print the JSON Schema of a tournament's config")
    .action(async (_options: unknown, command: Command) => {
      const { server } = globalOptionsOf(command);
      const schema = server ? await createApiClient(server, variable('CLADE_TOKEN')).configSchema() : ownSchema();
      out.write(`${JSON.stringify(schema, null, 2)}\n`);
    });
}

/** As the package carries it: no server has to start. */
function ownSchema(): unknown {
  return JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'examples/tournament.schema.json'), 'utf8'));
}
