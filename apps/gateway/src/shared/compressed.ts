import type { ServerResponse } from 'node:http';
import compression from 'compression';

/** Text of any kind; weights and models gain little, and problems are short. */
const TEXT = /^(text\/|application\/(json|xml|x-ndjson)\b)/;

/** Answers with text are sent in the coding that the client prefers. */
export function compressed(): ReturnType<typeof compression> {
  const filter = (_: unknown, response: ServerResponse) => TEXT.test(String(response.getHeader('content-type')));
  return compression({ filter });
}
