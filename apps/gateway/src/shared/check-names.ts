import { wrongValue } from '#base';
import { InvalidRequestError } from './errors';

interface Named {
  readonly name: string;
  readonly demes?: readonly { readonly name: string }[];
}

interface Asked {
  readonly niche?: string | undefined;
  readonly deme?: string | undefined;
}

/** Throws an InvalidRequestError where a niche or deme is asked for that a tournament of this config does not have. */
export function checkNames(config: object, { niche, deme }: Asked): void {
  const { niches } = config as { readonly niches: readonly Named[] };
  const demes = niches.flatMap(({ name, demes = [{ name }] }) => demes.map((each) => each.name));
  const names = niches.map(({ name }) => name);
  const errors = [...unknown('niche', niche, names), ...unknown('deme', deme, demes)];
  if (errors.length > 0) throw new InvalidRequestError(errors);
}

function unknown(field: string, asked: string | undefined, known: readonly string[]) {
  if (asked === undefined || known.includes(asked)) return [];
  return [{ field, message: wrongValue(asked, `must be one of ${known.join(', ')}`) }];
}
