import { counted } from './quantities';

interface Born {
  readonly name: string;
  readonly generation: number;
  readonly parent: { readonly name: string } | null;
}

/** `gru-lumo, in generation 4, from rnn-baki`. */
export function speciesBornText({ name, generation, parent }: Born): string {
  return `${name}, in generation ${generation}${parent === null ? '' : `, from ${parent.name}`}`;
}

/** `gru-lumo, in generation 9, after 6 generations`. */
export function speciesExtinctText(extinct: {
  readonly name: string;
  readonly generation: number;
  readonly since: number;
}): string {
  const lived = extinct.generation - extinct.since + 1;
  return `${extinct.name}, in generation ${extinct.generation}, after ${counted(lived, 'generation')}`;
}
