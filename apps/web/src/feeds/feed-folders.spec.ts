import type { ApiFeed } from '../api/types.js';
import { allFolders, folderPath, foldersOf, isInFolder } from './feed-folders.js';

const inFolder = (...folder: string[]) => ({ folder }) as unknown as ApiFeed;

describe('the folders of feeds', () => {
  it('are read as they are written', () => {
    expect(foldersOf(' World /  Europe/')).toEqual(['World', 'Europe']);
    expect(foldersOf(folderPath(['World', 'Europe']))).toEqual(['World', 'Europe']);
    expect(foldersOf('')).toEqual([]);
  });

  it('are all that hold a feed, and a feed is in each around it', () => {
    const feeds = [inFolder('World', 'Europe'), inFolder(), inFolder('Sport')];
    expect(allFolders(feeds)).toEqual(['Sport', 'World', 'World / Europe']);
    expect(feeds.map((feed) => isInFolder(feed, 'World'))).toEqual([true, false, false]);
    expect(feeds.map((feed) => isInFolder(feed, ''))).toEqual([true, true, true]);
  });
});
