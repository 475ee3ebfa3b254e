/** Where a tile is on the screen. */
export interface Box {
  key: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const middle = ({ left, right }: Box): number => (left + right) / 2;

/** The tile of the next row up or down that stands nearest; null at the edge. */
export function neighbour(boxes: Box[], key: string, direction: 'up' | 'down'): string | null {
  const here = boxes.find((box) => box.key === key);
  if (!here) return null;
  const beyond = boxes.filter((box) => (direction === 'down' ? box.top >= here.bottom - 1 : box.bottom <= here.top + 1));
  const distance = (box: Box): number => (direction === 'down' ? box.top - here.bottom : here.top - box.bottom);
  const [nearest] = beyond.sort((a, b) => distance(a) - distance(b) || Math.abs(middle(a) - middle(here)) - Math.abs(middle(b) - middle(here)));
  return nearest?.key ?? null;
}
