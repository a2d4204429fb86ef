export function VoteTab(_: { tournament: unknown }) {
  return <p>VoteTab</p>;
}
