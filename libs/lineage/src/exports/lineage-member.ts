/** An individual as exports describe it. Writers take them by birth: each after its parents. */
import type { ParentShare } from '#evolution';

export interface LineageMember {
  readonly id: string;
  /** Of birth. */
  readonly generation: number;
  readonly parents: readonly Pick<ParentShare, 'id' | 'share' | 'role'>[];
  readonly family: string;
  readonly niche: string;
  /** In which it lives and mates. */
  readonly deme: string;
  /** Name of its newest species; null without. */
  readonly species: string | null;
  /** On the validation part; null before its evaluation, and where it is not finite. */
  readonly bitsPerCharacter: number | null;
  /** Last generation it lived in; null while it lives. */
  readonly diedGeneration: number | null;
  /** Given by people. */
  readonly name: string | null;
}

/** How a tree calls an individual: by its id, or by that and its name. */
export type Labels = 'ids' | 'names';

export function labelOf({ id, name }: LineageMember, labels: Labels): string {
  const given = labels === 'names' && name !== null ? oneLine(name) : '';
  return given ? `${id} ${given}` : id;
}

/** A run of blanks, line breaks and control characters becomes one blank, since some readers know no cell or label of two lines. */
export function oneLine(name: string): string {
  return name.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
}
