/** What a scheme remembers from generation to generation. It is JSON, and bounded by the config. */
import type { Json } from '#base';

/** Before generation 0: none of the schemes that a config can name remembers anything. */
export function initialSchemeState(): Json {
  return {};
}
