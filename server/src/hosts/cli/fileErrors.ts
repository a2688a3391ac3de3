const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EBUSY: 'another program uses it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ELOOP: 'its symbolic links lead in a circle',
  EMFILE: 'too many files are open',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  ERR_STRING_TOO_LONG: 'it is too large',
};

/** The end of a sentence that begins with a file's name: what the file system says, or that the mistake is ours. */
export function describeFileError(error: unknown, verb: 'read' | 'written'): string {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) {
    return `cannot be checked, by a mistake of cmlens: ${error instanceof Error ? error.message : error}`;
  }
  const { code, message } = error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist';
  return `cannot be ${verb}: ${REASONS[code] ?? message}`;
}
