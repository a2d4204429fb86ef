export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads an XML document of elements, attributes and text, and refuses what is not well-formed. */
export function readXml(document: string): Element {
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(document) || /\p{Cs}/u.test(document)) throw new Error('forbidden');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const token = /<\?[^]*?\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  let end = 0;
  for (let match = token.exec(document); match; match = token.exec(document)) {
    end = token.lastIndex;
    const [, closing, name, attributes, empty, text] = match;
    const inner = open[open.length - 1];
    if (text !== undefined) inner.text += unescape(text);
    else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
    } else if (name !== undefined) {
      const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, unescape(value)]);
      const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
      inner.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (end !== document.length || open.length !== 1) throw new Error(`not well-formed at ${end}`);
  return root.children[0];
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescape(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? NAMED[name] : String.fromCodePoint(Number(code)),
  );
}
