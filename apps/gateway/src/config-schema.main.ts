/** Prints the JSON Schema of a tournament's config, or with the word `experiment` that of an experiment's, for `npm run schema`. */
import { configJsonSchema, experimentJsonSchema } from '#contracts';

const schema = process.argv[2] === 'experiment' ? experimentJsonSchema() : configJsonSchema();
process.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
