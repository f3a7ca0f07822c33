import { threadIdIn } from './thread-address.js';

describe('threadIdIn', () => {
  it.each([
    ['12', '12'],
    [' 12 ', '12'],
    ['/threads/12', '12'],
    ['https://wire.example/threads/12#story-7', '12'],
    ['https://wire.example/threads/12?x=1', '12'],
    ['', null],
    ['Haftar', null],
    ['https://wire.example/stories/12', null],
    ['12 13', null],
  ])('reads %j', (text, id) => {
    expect(threadIdIn(text)).toBe(id);
  });
});
