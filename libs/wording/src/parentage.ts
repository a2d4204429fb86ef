import { percent } from './quantities';

interface Given {
  readonly share: number;
  readonly weightShare: number;
  readonly role: string;
}

/** What a parent gave: `61 % of genes and weights`, `25 % of weights`. */
export function givenText({ share, weightShare, role }: Given): string {
  const genes = role === 'weights' ? [] : [`${percent(share)} of genes`];
  if (weightShare > 0) genes.push(weightShare === 1 ? 'weights' : `${percent(weightShare)} of weights`);
  return genes.join(' and ');
}
