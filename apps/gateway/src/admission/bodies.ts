/** What a route takes as its body, told where the route is written. One that tells nothing takes none, or a little JSON that it ignores. */
import { Body, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

export interface TakenBody {
  /** The first is the one to recommend. */
  readonly types: readonly [string, ...string[]];
  readonly largestBytes: number;
  /** Whether the route reads it itself as it comes; else it is parsed as JSON. */
  readonly isStream: boolean;
}

export const TAKEN_BODY = 'taken body';
export const JSON_TYPE = 'application/json';
const KIBIBYTE = 1024;

export const NO_BODY: TakenBody = { types: [JSON_TYPE], largestBytes: KIBIBYTE, isStream: false };

/** A parameter that is the JSON body, of this schema and no longer than it need be. One that is not checked is only described by the schema. */
export function JsonBody(schema: z.ZodType, { largestKibibytes = 4, isChecked = true } = {}): ParameterDecorator {
  const taken: TakenBody = { types: [JSON_TYPE], largestBytes: largestKibibytes * KIBIBYTE, isStream: false };
  return (controller, method, index) => {
    Body({ schema: isChecked ? schema : { '~standard': schema['~standard'] } })(controller, method, index);
    const descriptor = Object.getOwnPropertyDescriptor(controller, method!)!;
    SetMetadata(TAKEN_BODY, taken)(controller, method!, descriptor);
  };
}

/** A route that reads a body of one of these types from the request. */
export function StreamedBody(types: TakenBody['types'], largestBytes: number): MethodDecorator {
  return SetMetadata(TAKEN_BODY, { types, largestBytes, isStream: true } satisfies TakenBody);
}
