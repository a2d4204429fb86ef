export function IndividualPage(_: { id: string }) {
  return <p>IndividualPage</p>;
}
