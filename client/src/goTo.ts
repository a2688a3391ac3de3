import { commands, type Disposable, Location, Position, Range, Uri, window, workspace } from 'vscode';

/** A place as the protocol writes it. */
interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

interface ProtocolLocation {
  readonly uri: string;
  readonly range: { readonly start: ProtocolPosition; readonly end: ProtocolPosition };
}

/** What a code lens passes: where it stands, and where it leads. */
interface Asked {
  readonly uri: string;
  readonly position: ProtocolPosition;
}

/** The command behind code lenses. */
export function registerGoTo(): Disposable {
  return commands.registerCommand('configmgrLens.goTo', goTo);
}

/** Opens the one place a lens leads to, or lets the user pick one of several. */
async function goTo(asked: Asked, places: readonly ProtocolLocation[]): Promise<void> {
  const [place] = places;
  if (place !== undefined && places.length === 1) return open(place);
  await commands.executeCommand(
    'editor.action.goToLocations',
    Uri.parse(asked.uri),
    toPosition(asked.position),
    places.map(({ uri, range }) => new Location(Uri.parse(uri), toRange(range))),
    'peek',
  );
}

async function open({ uri, range }: ProtocolLocation): Promise<void> {
  try {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    await window.showTextDocument(document, { selection: toRange(range) });
  } catch {
    window.showErrorMessage(`${Uri.parse(uri).path} could not be opened: it was moved or deleted meanwhile.`);
  }
}

function toRange({ start, end }: ProtocolLocation['range']): Range {
  return new Range(toPosition(start), toPosition(end));
}

function toPosition({ line, character }: ProtocolPosition): Position {
  return new Position(line, character);
}
