import { expect, it } from 'vitest';
import { isLater } from './event-id';

it.each([
  ['101-0', '100-999999', true],
  ['100-4', '100-3', true],
  ['100-3', '100-3', false],
  ['9-0', '10-0', false],
  ['', '100-3', false],
])('isLater_%s_Than_%s_%s', (id, than, later) => {
  expect(isLater(id, than)).toBe(later);
});
