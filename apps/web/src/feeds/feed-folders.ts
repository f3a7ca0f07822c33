import type { ApiFeed } from '../api/types.js';

/** A folder's path as people read and type it: `World / Europe`. */
export const folderPath = (folder: readonly string[]): string => folder.join(' / ');

/** A path as typed, outermost first. */
export const foldersOf = (path: string): string[] =>
  path
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Every folder that holds a feed, at whatever depth, in their order. */
export function allFolders(feeds: readonly ApiFeed[]): string[] {
  const paths = feeds.flatMap(({ folder }) =>
    folder.map((_, depth) => folderPath(folder.slice(0, depth + 1))),
  );
  return [...new Set(paths)].sort((a, b) => a.localeCompare(b));
}

/** Whether a feed lies in a folder or in one inside it; all do in none. */
export function isInFolder({ folder }: ApiFeed, path: string): boolean {
  return path === '' || folder.some((_, depth) => folderPath(folder.slice(0, depth + 1)) === path);
}
