import { RoomBook } from './room-book.js';

describe('the rooms and where they go on', () => {
  it('asks for each room once, however many parts of the page want it', () => {
    const book = new RoomBook();
    expect([book.want('alerts'), book.want('alerts')]).toEqual([true, false]);
    book.release('alerts');
    expect(book.empty).toBe(false);
    book.release('alerts');
    expect(book.empty).toBe(true);
  });

  it('goes on from the last event after a break', () => {
    const book = new RoomBook();
    book.want('alerts');
    book.joined(['alerts'], '10');
    book.received('14');
    expect(book.groupsAfterBreak()).toEqual([{ rooms: ['alerts'], after: '14' }]);
  });

  it('goes on from the answer where no event came since', () => {
    const book = new RoomBook();
    book.want('alerts');
    book.joined(['alerts'], '10');
    expect(book.groupsAfterBreak()).toEqual([{ rooms: ['alerts'], after: '10' }]);
  });

  it('does not take a room that joined later for as far as the others', () => {
    const book = new RoomBook();
    book.want('alerts');
    book.joined(['alerts'], '10');
    book.want('newsroom');
    book.joined(['newsroom'], '20');
    expect(book.groupsAfterBreak()).toEqual([{ rooms: ['alerts', 'newsroom'], after: '10' }]);
  });

  it('lets a room whose replay was cut short begin where it had begun', () => {
    const book = new RoomBook();
    book.want('alerts');
    book.want('newsroom');
    book.joined(['alerts', 'newsroom'], '10');
    book.groupsAfterBreak();
    book.received('15');
    expect(book.groupsAfterBreak()).toEqual([{ rooms: ['alerts', 'newsroom'], after: '10' }]);
  });

  it('begins from now after it forgot', () => {
    const book = new RoomBook();
    book.want('alerts');
    book.joined(['alerts'], '10');
    book.forget();
    expect(book.groupsAfterBreak()).toEqual([{ rooms: ['alerts'] }]);
  });
});
