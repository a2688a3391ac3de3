import { unzipSync } from 'fflate';

/** A task sequence object inside an export. */
export interface ExportedFile {
  /** The path inside the archive: `SMS_TaskSequencePackage/PS100042/object.xml`. */
  readonly name: string;
  /** As the console wrote them: UTF-8 or UTF-16. */
  readonly bytes: Uint8Array;
}

/** What a console writes of each task sequence it exports. */
const TASK_SEQUENCE_OBJECT = /(?:^|[\\/])SMS_TaskSequencePackage[\\/][^\\/]+[\\/]object\.xml$/i;

/** The console itself edits no sequence over 2 MB; an archive that claims far more than that is none of its own. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Whether bytes begin as a zip archive does. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

/**
 * The task sequences in the archive that a console's export is, in the order of the archive. Empty when it holds
 * none, undefined when the bytes are no archive that can be read.
 */
export function readExport(bytes: Uint8Array): readonly ExportedFile[] | undefined {
  if (!looksLikeZip(bytes)) return undefined;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => TASK_SEQUENCE_OBJECT.test(name) && originalSize <= MAX_BYTES,
    });
    return Object.entries(files).map(([name, bytes]) => ({ name: name.replaceAll('\\', '/'), bytes }));
  } catch {
    // The library throws whatever it stumbles over.
    return undefined;
  }
}
