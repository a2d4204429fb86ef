type Capacity = number | readonly { readonly from: number; readonly capacity: number }[];

/** `8`, or `64, 16 from generation 2, 4 from generation 3`. */
export function capacityText(capacity: Capacity): string {
  if (typeof capacity === 'number') return String(capacity);
  return capacity
    .map(({ from, capacity: places }) => (from === 0 ? `${places}` : `${places} from generation ${from}`))
    .join(', ');
}
