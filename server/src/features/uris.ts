/** Addresses of files as editors write them: one file may be `file:///c%3A/a.xml` and `file:///C:/a.xml`. */

/** A form in which the addresses of one file are equal. */
export function sameForm(uri: string): string {
  return decoded(uri).replace(/^file:\/\/\/([A-Z]):/, (start) => start.toLowerCase());
}

/** The address of the folder a file is in, without the slash at its end. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

/** The way from a folder down to a file, decoded; undefined where the file is elsewhere. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const start = `${sameForm(folder).replace(/\/+$/, '')}/`;
  const file = sameForm(uri);
  return file.startsWith(start) ? file.slice(start.length) : undefined;
}

/** The address of the file to which a path leads from a folder. */
export function addressBelow(folder: string, path: string): string {
  return [folder, ...path.split('/').map(encodeURIComponent)].join('/');
}

/** The addresses of all files of a name that are in the folder of a file or above it, up to the workspace folder. */
export function filesAbove(uri: string, folders: readonly string[], name: string): readonly string[] {
  const paths = folders.flatMap((folder) => pathBelow(folder, uri) ?? []);
  // Workspace folders may be nested: then the outermost.
  const path = paths.reduce((longest, other) => (other.length > longest.length ? other : longest), '');
  const places: string[] = [];
  let folder = uri;
  for (let depth = path === '' ? 0 : path.split('/').length; depth > 0; depth--) {
    folder = folderOf(folder);
    places.push(`${folder}/${name}`);
  }
  return places;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
