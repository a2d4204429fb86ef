/** What YAML can say that JSON cannot, and that would reach the server as something else: numbers, tags and names. */
import { type Document, isMap, isNode, isPair, isScalar, isSeq, type Node, type Scalar, visit } from 'yaml';

export interface YamlProblem {
  /** Where in the text. */
  readonly offset: number;
  readonly problem: string;
}

const TAGS = ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`);

/** Numbers that JSON has not go on as the text that they are written as: of each field the server says what number it may be. */
export function keepInfinitiesAsWritten(document: Document): void {
  visit(document, {
    Scalar: (at, node) => {
      if (at !== 'key' && typeof node.value === 'number' && !Number.isFinite(node.value)) node.value = node.source;
    },
  });
}

/** All of them, from the top to the bottom. */
export function yamlProblems(document: Document): YamlProblem[] {
  const found: YamlProblem[] = [];
  const { version } = document.directives?.yaml ?? {};
  if (version !== '1.2') found.push({ offset: 0, problem: `is YAML ${version}; must be YAML 1.2` });
  visit(document, (at, node, path) => {
    if (!isNode(node)) return;
    const offset = node.range?.[0] ?? 0;
    const field = fieldOf(path, node, at);
    const tell = (problem: string) => found.push({ offset, problem: `${field} ${problem}`.trim() });
    if (node.tag !== undefined && !TAGS.includes(node.tag)) {
      tell(`has the tag ${node.tag.replace('tag:yaml.org,2002:', '!!')}; must be written without it`);
    } else if (isScalar(node) && at !== 'key') {
      const right = numberFault(node);
      if (right) tell(`is ${node.source}; must be ${right}`);
    }
    if (!isMap(node)) return;
    const names = node.items.flatMap(({ key }) => (isScalar(key) && key.value !== null ? [key] : []));
    if (names.length < node.items.length) tell('has a name that is empty, a list or settings; must be text');
    for (const { value, range } of repeated(names)) {
      const name = [field, value].filter((part) => part !== '').join('.');
      found.push({ offset: range?.[0] ?? offset, problem: `${name} is there already; must be there once` });
    }
  });
  const warnings = document.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED').map(told);
  return [...found, ...warnings].sort((one, other) => one.offset - other.offset);
}

function told({ pos, message }: { readonly pos: [number, number]; readonly message: string }): YamlProblem {
  return { offset: pos[0], problem: message };
}

/** What would be right of a number that is not kept as it was written. */
function numberFault({ value, source = '' }: Scalar): string | undefined {
  if (typeof value !== 'number') return undefined;
  if (/^[-+]?\d+$/.test(source) && BigInt(value) !== BigInt(source)) {
    return `a number that is kept exactly, such as ${value}: whole ones are up to 2^53 - 1`;
  }
  return undefined;
}

/** Those that stand further up already. Names are kept as text, so that `1` and `"1"` are one. */
function repeated(names: readonly Scalar[]): Scalar[] {
  const texts = names.map(({ value }) => String(value));
  return names.filter((_, at) => texts.indexOf(texts[at]) < at);
}

/** Such as `niches.0.capacity`; empty for the whole. */
function fieldOf(path: readonly unknown[], node: Node, at: unknown): string {
  const nodes = at === 'key' ? path : [...path, node];
  return nodes
    .flatMap((inner, index) => {
      if (isPair(inner)) return isScalar(inner.key) ? [String(inner.key.value)] : ['?'];
      const holder = path[index - 1];
      return isSeq(holder) ? [String(holder.items.indexOf(inner))] : [];
    })
    .join('.');
}
