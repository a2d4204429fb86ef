import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { wrongValue } from '#base';
import { checkPlain } from './check-plain';
import { InvalidRequestError } from './errors';
import { parseInput } from './parse-input';

/** No id and no name is longer. */
const LONGEST_ID = 64;

/** Checks an argument against its zod schema; says of each field what it is and what would be right. */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { schema, type, data }: ArgumentMetadata): unknown {
    if (schema instanceof z.ZodType) return parseInput(schema, value);
    return type === 'param' ? checkId(String(value), data ?? 'id') : value;
  }
}

/** A piece of the address that has no schema of its own. */
function checkId(id: string, field: string): string {
  checkPlain(id, field);
  if (id.length <= LONGEST_ID) return id;
  const message = wrongValue(id, `must have at most ${LONGEST_ID} characters`);
  throw new InvalidRequestError([{ field, message }]);
}
