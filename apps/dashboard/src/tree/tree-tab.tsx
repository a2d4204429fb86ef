export function TreeTab(_: { tournament: unknown; heard: unknown }) {
  return <p>tree</p>;
}
