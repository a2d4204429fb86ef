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

/** Throws an InvalidRequestError where a competitor is asked for that can be in no arena of a tournament. */
export function checkCompetitor(tournamentId: string, competitor: string | undefined): void {
  if (competitor === undefined || /^(WB-[0-5]|held-out text)$/.test(competitor)) return;
  const birth = competitor.startsWith(`${tournamentId}-`) ? competitor.slice(tournamentId.length + 1) : '';
  if (/^\d+-\d+$/.test(birth)) return;
  const must = `must be an individual of ${tournamentId}, WB-0 to WB-5, or held-out text`;
  throw new InvalidRequestError([{ field: 'competitor', message: wrongValue(competitor, must) }]);
}

function unknown(field: string, asked: string | undefined, known: readonly string[]) {
  if (asked === undefined || known.includes(asked)) return [];
  return [{ field, message: wrongValue(asked, `must be one of ${known.join(', ')}`) }];
}
