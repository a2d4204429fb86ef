import { type BoundSite, consensusOf, type CountMatrix, informationOf, isOfFrequencies, total } from '#regulation';
import type { Paint } from './paint';
import { type Column, renderTable } from './table';

/** A motif as `clade motifs` tells it. */
export interface MotifView {
  readonly id: string;
  readonly name: string;
  readonly positions: number;
  /** The largest total of a position; null of frequencies. */
  readonly sites: number | null;
  /** R_sequence, corrected for the sample. */
  readonly informationBits: number;
  readonly positionBits: readonly number[];
  readonly consensus: string;
}

export function motifView(matrix: CountMatrix): MotifView {
  const positionBits = informationOf(matrix);
  return {
    id: matrix.id,
    name: matrix.name,
    positions: matrix.columns.length,
    sites: isOfFrequencies(matrix) ? null : Math.max(...matrix.columns.map(total)),
    informationBits: positionBits.reduce((sum, bits) => sum + bits, 0),
    positionBits,
    consensus: consensusOf(matrix),
  };
}

const MOTIFS: readonly Column<MotifView>[] = [
  { head: 'id', text: ({ id }) => id },
  { head: 'name', wrapAt: 24, text: ({ name }) => name },
  { head: 'positions', align: 'right', text: ({ positions }) => String(positions) },
  { head: 'sites', align: 'right', text: ({ sites }) => (sites === null ? '-' : String(Number(sites.toFixed(2)))) },
  { head: 'bits', align: 'right', text: ({ informationBits }) => informationBits.toFixed(2) },
  { head: 'consensus', text: ({ consensus }) => consensus },
];

export function motifTable(views: readonly MotifView[], paint: Paint): string {
  return renderTable(MOTIFS, views, paint);
}

/** What of a motif is bound to a promoter. */
export interface BindingView {
  readonly id: string;
  readonly name: string;
  /** Expected number of bound molecules. */
  readonly bound: number;
  readonly sites: readonly BoundSite[];
}

const BINDING: readonly Column<BindingView>[] = [
  { head: 'id', text: ({ id }) => id },
  { head: 'name', wrapAt: 24, text: ({ name }) => name },
  { head: 'bound', align: 'right', text: ({ bound }) => bound.toFixed(3) },
  { head: 'best site', text: (view) => siteText(best(view)) },
  { head: 'bits', align: 'right', text: (view) => best(view)?.bits.toFixed(2) ?? '-' },
  { head: 'chance', align: 'right', text: (view) => best(view)?.probability.toFixed(3) ?? '-' },
];

export function bindingTable(views: readonly BindingView[], paint: Paint): string {
  return renderTable(BINDING, views, paint);
}

function best({ sites }: BindingView): BindingView['sites'][number] | undefined {
  return [...sites].sort((a, b) => b.probability - a.probability)[0];
}

/** Bases from 1, and the strand that has most of its weight. */
function siteText(site: BindingView['sites'][number] | undefined): string {
  if (!site) return 'longer than the promoter';
  return `${site.start + 1} to ${site.end}, ${site.forwardShare >= 0.5 ? 'this strand' : 'other strand'}`;
}
