import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { describeIssues } from './describe-issues';
import { InvalidRequestError } from './errors';

/** Checks an argument against its zod schema; says of each field what it is and what would be right. */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { schema }: ArgumentMetadata): unknown {
    if (!(schema instanceof z.ZodType)) return value;
    const parsed = schema.safeParse(value, { reportInput: true });
    if (parsed.success) return parsed.data;
    throw new InvalidRequestError(describeIssues(parsed.error));
  }
}
