/** What a schema says of a field. */
export function Hint({ text }: { text: string | undefined }) {
  return text ? <span class="hint">{text}</span> : null;
}
