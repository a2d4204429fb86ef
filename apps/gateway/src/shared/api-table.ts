import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';

/** Tells OpenAPI of an answer that comes as JSON of this schema, or as a file of rows. */
export function ApiTable(schema: z.ZodType): MethodDecorator & ClassDecorator {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'openapi-3.0' });
  const file = { schema: { type: 'string' } };
  return ApiOkResponse({
    content: { 'application/json': { schema: json as object }, 'text/csv': file, 'application/x-ndjson': file },
  });
}
