import {
  commands,
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type ExportedFile, readExport } from '../../server/src/taskSequence/exportZip.ts';

/** Addresses are `<scheme>:/<name of the archive>/<path inside it>?<address of the archive>`. */
const scheme = 'configmgr-export';

/** Lets people look into the archive that a console's export is: its task sequences open as if they were files. */
export function registerExportFiles(): Disposable {
  return Disposable.from(
    workspace.registerFileSystemProvider(scheme, new ExportFiles(), {
      isReadonly: true,
      isCaseSensitive: true,
    }),
    commands.registerCommand('configmgrLens.openExport', openExport),
  );
}

/** Opens a task sequence of an export; the user chooses the archive where none is given, and the one where it holds several. */
async function openExport(chosen: unknown): Promise<void> {
  const archive = chosen instanceof Uri ? chosen : await chooseArchive();
  if (archive === undefined) return;
  let files: readonly ExportedFile[];
  try {
    files = await readArchive(archive);
  } catch (error) {
    window.showErrorMessage(messageOf(error));
    return;
  }
  if (files.length === 0) {
    window.showInformationMessage(
      `${nameOf(archive)} holds no task sequence that was exported from a console.`,
    );
    return;
  }
  const names = files.map(({ name }) => name);
  const name =
    names.length === 1
      ? names[0]
      : await window.showQuickPick(names, { placeHolder: `Task sequences of ${nameOf(archive)}` });
  if (name !== undefined) await commands.executeCommand('vscode.open', addressOf(archive, name));
}

async function chooseArchive(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: 'Open a task sequence export',
    filters: { 'Task sequence exports': ['zip'] },
  });
  return chosen?.[0];
}

function addressOf(archive: Uri, name: string): Uri {
  return Uri.from({ scheme, path: `/${nameOf(archive)}/${name}`, query: archive.toString() });
}

function nameOf(archive: Uri): string {
  return archive.path.slice(archive.path.lastIndexOf('/') + 1);
}

/** The task sequences of an archive. Throws an error that says why there are none to be had. */
async function readArchive(archive: Uri): Promise<readonly ExportedFile[]> {
  const files = readExport(await workspace.fs.readFile(archive));
  if (files === undefined) throw new Error(`${nameOf(archive)} is a damaged zip archive.`);
  return files;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Read-only: a console imports only what it has exported itself. */
class ExportFiles implements FileSystemProvider {
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  watch(): Disposable {
    return new Disposable(() => {});
  }

  async stat(address: Uri): Promise<FileStat> {
    const { archive, path } = parts(address);
    const { ctime, mtime } = await workspace.fs.stat(archive);
    const files = await filesOf(archive);
    const file = files.find(({ name }) => name === path);
    if (file) return { type: FileType.File, ctime, mtime, size: file.bytes.length };
    if (path === '' || files.some(({ name }) => name.startsWith(`${path}/`))) {
      return { type: FileType.Directory, ctime, mtime, size: 0 };
    }
    throw FileSystemError.FileNotFound(address);
  }

  async readDirectory(address: Uri): Promise<[string, FileType][]> {
    const { archive, path } = parts(address);
    const folder = path === '' ? '' : `${path}/`;
    const entries = new Map<string, FileType>();
    for (const { name } of await filesOf(archive)) {
      if (!name.startsWith(folder)) continue;
      const [entry = '', ...below] = name.slice(folder.length).split('/');
      entries.set(entry, below.length > 0 ? FileType.Directory : FileType.File);
    }
    return [...entries];
  }

  async readFile(address: Uri): Promise<Uint8Array> {
    const { archive, path } = parts(address);
    const file = (await filesOf(archive)).find(({ name }) => name === path);
    if (!file) throw FileSystemError.FileNotFound(address);
    return file.bytes;
  }

  createDirectory(address: Uri): never {
    throw FileSystemError.NoPermissions(address);
  }

  writeFile(address: Uri): never {
    throw FileSystemError.NoPermissions(address);
  }

  delete(address: Uri): never {
    throw FileSystemError.NoPermissions(address);
  }

  rename(address: Uri): never {
    throw FileSystemError.NoPermissions(address);
  }
}

async function filesOf(archive: Uri): Promise<readonly ExportedFile[]> {
  try {
    return await readArchive(archive);
  } catch (error) {
    throw error instanceof FileSystemError ? error : FileSystemError.Unavailable(messageOf(error));
  }
}

/** The archive, and the path inside it. */
function parts(address: Uri): { readonly archive: Uri; readonly path: string } {
  const [, , ...path] = address.path.split('/');
  return { archive: Uri.parse(address.query, true), path: path.join('/') };
}
