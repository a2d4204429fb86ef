/** An individual as exports tell it. Writers take them by birth: each after its parents. */
import type { ParentShare } from '#selection';

export interface LineageMember {
  readonly id: string;
  /** Of birth. */
  readonly generation: number;
  readonly parents: readonly Pick<ParentShare, 'id' | 'share' | 'role'>[];
  readonly family: string;
  readonly niche: string;
  /** On the validation part; null before its evaluation, and where it is not finite. */
  readonly bitsPerCharacter: number | null;
  /** Last generation it lived in; null while it lives. */
  readonly diedGeneration: number | null;
  /** Given by people. */
  readonly name: string | null;
}

/** Rows that are there, or that come while others are written. */
export type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;

/** How a tree calls an individual: by its id, or by that and its name. */
export type Labels = 'ids' | 'names';

/** A name is one line: a run of blanks, line breaks and control characters in it is one blank. */
export function labelOf({ id, name }: LineageMember, labels: Labels): string {
  if (labels === 'ids') return id;
  const given = (name ?? '').replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
  return given ? `${id} ${given}` : id;
}
