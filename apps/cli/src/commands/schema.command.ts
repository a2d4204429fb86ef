import type { Command } from 'commander';
import { withServer } from '../server/with-server';
import type { Streams } from '../streams';

export function addSchemaCommand(program: Command, { out }: Streams): void {
  program
    .command('schema')
    .description("print the JSON Schema of a tournament's config")
    .action(async (_options: unknown, command: Command) => {
      const schema = await withServer(command, ({ api }) => api.configSchema());
      out.write(`${JSON.stringify(schema, null, 2)}\n`);
    });
}
