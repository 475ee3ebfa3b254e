/** Whether one event of the feed ("position-index") comes after another; false when either is no such id. */
export function isLater(id: string, than: string): boolean {
  const [position = NaN, index = 0] = id.split('-').map(Number);
  const [otherPosition = NaN, otherIndex = 0] = than.split('-').map(Number);
  return position > otherPosition || (position === otherPosition && index > otherIndex);
}
