/** Reads the text of a config. What it must hold is the server's to say: here it only has to be an object. */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { ConfigTextError } from './config-text-error';
import { keepInfinitiesAsWritten, yamlProblems } from './yaml-problems';

export interface ConfigText {
  readonly config: Record<string, unknown>;
  /** Where a field such as `niches.0.name` stands, or the nearest around it that is there. */
  readonly positionOf: (field: string) => Position;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** YAML, of which JSON is a part. Throws a ConfigTextError. */
export function parseConfig(text: string): ConfigText {
  const lineCounter = new LineCounter();
  // Names that are there twice are told with the other problems, by name.
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false });
  const at = (offset: number): Position => {
    const { line, col: column } = lineCounter.linePos(offset);
    return { line: line || 1, column: column || 1 };
  };
  const wrongAt = (offset: number, problem: string) => new ConfigTextError([{ line: at(offset).line, problem }]);

  const [error] = document.errors;
  if (error) throw wrongAt(error.pos[0], told(error.message));
  if (!isMap(document.contents)) {
    throw wrongAt(document.contents?.range?.[0] ?? 0, 'must be settings by name, such as `generations: 8`');
  }
  const circle = aliasOfItsOwn(document);
  if (circle) throw wrongAt(startOf(circle), `*${circle.source} stands within what it is an alias of, without end`);
  const problems = yamlProblems(document);
  if (problems.length > 0)
    throw new ConfigTextError(problems.map(({ offset, problem }) => ({ line: at(offset).line, problem })));
  keepInfinitiesAsWritten(document);
  return {
    config: valueOf(document),
    positionOf: (field) => at(offsetOf(document, field.split('.'))),
  };
}

/** What the yaml package says; what stands behind a semicolon is advice for its callers. */
function told(message: string): string {
  if (message.startsWith('Maximum call stack')) return 'is nested too deep';
  if (message.startsWith('Excessive alias count')) return 'its aliases stand for too many copies; write them out';
  return message.split(';')[0];
}

function valueOf(document: Document): Record<string, unknown> {
  try {
    return document.toJS() as Record<string, unknown>;
  } catch (error) {
    throw new ConfigTextError([{ problem: told((error as Error).message) }]);
  }
}

/** An alias of a node that holds it: its value would have no end. */
function aliasOfItsOwn(document: Document): Alias | undefined {
  const anchored = new Map<string, Node>();
  const found: Alias[] = [];
  visit(document, (_, node, path) => {
    if (isAlias(node)) {
      const target = anchored.get(node.source);
      if (!target || !path.includes(target)) return undefined;
      found.push(node);
      return visit.BREAK;
    }
    if (isNode(node) && 'anchor' in node && node.anchor) anchored.set(node.anchor, node);
    return undefined;
  });
  return found[0];
}

function offsetOf(document: Document, keys: readonly string[]): number {
  let node = document.contents as Node | null;
  let offset = startOf(node);
  for (const key of keys) {
    const holder: unknown = isAlias(node) ? node.resolve(document) : node;
    if (isMap(holder)) {
      const pair = holder.items.find((each) => isScalar(each.key) && String(each.key.value) === key);
      if (!pair) return offset;
      offset = startOf(pair.key as Node);
      node = pair.value as Node | null;
    } else if (isSeq(holder) && holder.items[Number(key)]) {
      node = holder.items[Number(key)] as Node;
      offset = startOf(node);
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: Pick<Node, 'range'> | null): number {
  return node?.range?.[0] ?? 0;
}
