/** What a person can change of an environment, and how it is put into a form. */
import type { InterventionBody, TournamentView } from '#contracts';
import {
  type Dial,
  DIAL_NAMES,
  DIALS,
  type DialName,
  type EnvironmentConfig,
  useFault,
  valueFault,
} from '#environment';

/** What a person has typed and chosen; empty: everywhere. */
export interface Draft {
  readonly set: DialName;
  readonly niche: string;
  readonly deme: string;
  readonly taste: string;
  /** Of a number or a name. */
  readonly text: string;
  /** Of a list. */
  readonly chosen: readonly string[];
}

type Config = EnvironmentConfig & { readonly corpora: readonly { readonly name: string }[] };

export const configOf = ({ config }: TournamentView): Config => config as unknown as Config;

/** Those that the config has a use for. */
export function dialsOf(config: Config): DialName[] {
  return DIAL_NAMES.filter((set) => useFault(config, set) === null);
}

/** Corpora that a niche may have: the vocabulary is that of those that the config names. */
export function corporaOf({ niches, corpora }: Config, niche: string): string[] {
  const own = niches.filter(({ name }) => niche === '' || name === niche).map(({ corpus }) => corpus);
  return [...new Set([...own, ...corpora.map(({ name }) => name)])];
}

/** `whole number from 1 to 1000`. */
export function limitsOf(set: DialName): string {
  return valueFault(set, undefined)!.replace(/^a /, '');
}

/** What is sent; a text that is no number is sent as it is, and the server says what would be right. */
export function interventionOf({ set, niche, deme, taste, text, chosen }: Draft): InterventionBody {
  const { scope, values }: Dial = DIALS[set];
  const number = text.trim() === '' ? NaN : Number(text);
  const isNumber = typeof values === 'object' && 'least' in values;
  const value =
    typeof values === 'object' && 'choices' in values ? [...chosen] : isNumber && !Number.isNaN(number) ? number : text;
  return {
    set,
    ...(niche && scope !== 'tournament' && { niche }),
    ...(deme && scope === 'deme' && { deme }),
    ...(taste && scope === 'taste' && { taste: taste as InterventionBody['taste'] }),
    value,
  };
}

/** What is wrong with a value before it is sent; null where that is nothing. */
export function faultOf(draft: Draft): string | null {
  const fault = valueFault(draft.set, interventionOf(draft).value);
  return fault === null ? null : `must be ${fault}`;
}
