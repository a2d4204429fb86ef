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
    .description("print the JSON Schema of a tournament's config, or of an experiment's")
    .option('--experiment', "that of an experiment's config")
    .action(async ({ experiment = false }: { experiment?: boolean }, command: Command) => {
      const { server } = globalOptionsOf(command);
      const schema = server ? await schemaAt(server, experiment) : ownSchema(experiment);
      out.write(`${JSON.stringify(schema, null, 2)}\n`);
    });
}

function schemaAt(server: string, ofExperiment: boolean): Promise<unknown> {
  const api = createApiClient(server, variable('CLADE_TOKEN'));
  return ofExperiment ? api.experimentSchema() : api.configSchema();
}

/** As the package carries it: no server has to start. */
function ownSchema(ofExperiment: boolean): unknown {
  const file = `examples/${ofExperiment ? 'experiment' : 'tournament'}.schema.json`;
  return JSON.parse(readFileSync(join(PACKAGE_FOLDER, file), 'utf8'));
}
