import { capacityText } from './capacity';

it('tells a capacity, and a schedule of them', () => {
  const halving = [
    { from: 0, capacity: 64 },
    { from: 2, capacity: 16 },
    { from: 3, capacity: 4 },
  ];
  expect([capacityText(8), capacityText(halving)]).toEqual(['8', '64, 16 from generation 2, 4 from generation 3']);
});
