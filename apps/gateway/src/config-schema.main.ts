/** Prints the JSON Schema of a tournament's config, for `npm run schema`. */
import { configJsonSchema } from '#contracts';

process.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
