import type { Edge } from './sample-lineages';

/** Reads one tree in the Newick format into its nodes, children before parents. Without recursion: trees are deep. */
export function readNewick(text: string): Edge[] {
  const token = /\s*([(),;]|:[\d.e+-]+|[^\s(),:;'[\]]+)/gy;
  const edges: Edge[] = [];
  const open: Edge[][] = [[]]; // nodes read at each depth, waiting for their parent's name
  let children: Edge[] = [];
  let [label, length] = ['', 0];
  const close = (): void => {
    for (const [child, , between] of children) edges.push([child, label, between]);
    open[open.length - 1].push([label, null, length]);
    [children, label, length] = [[], '', 0];
  };
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const word = match[1];
    if (word === '(') open.push([]);
    else if (word === ',') close();
    else if (word === ')') {
      close();
      children = open.pop() as Edge[];
    } else if (word === ';') {
      close();
      const [root] = open.pop() as [Edge];
      if (open.length > 0) throw new Error('a parenthesis is left open');
      return [...edges.map(([child, parent, between]): Edge => [child, parent || null, between]), root];
    } else if (word.startsWith(':')) length = Number(word.slice(1));
    else label = word;
  }
  throw new Error('a tree ends with a semicolon');
}
