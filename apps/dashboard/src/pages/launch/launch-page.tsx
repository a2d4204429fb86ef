export function LaunchPage() {
  return <p>LaunchPage</p>;
}
