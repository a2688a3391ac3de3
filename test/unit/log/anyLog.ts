import fc from 'fast-check';

const CMTRACE =
  '<![LOG[Failed (0x80092024)]LOG]!><time="09:14:02.117+300" date="02-14-2010" component="A" context="" type="3" thread="1" file="a.cpp:1">\r\n';

/** A record in each format, and lines between. */
export const RECORDS = [
  CMTRACE,
  '<![LOG[over\nlines]LOG]!><time="09:14:02.117+300" date="02-14-2010" component="A" type="1" thread="1">\n',
  'Site server  $$<SMS_EXAMPLE><02-14-2010 09:14:02.117-60><thread=4764 (0x129C)>\r\n',
  'MSI (s) (10:7C) [09:14:02:240]: Installer\n',
  'Action ended 9:14:04: InstallFiles. Return value 3.\n',
  '2010-02-14 09:14:02, Warning               CBS    Panther\n',
  '2020/02/14 15:25:46.9997442 3304  9020  Agent           Windows Update\n',
  '\uFEFF<Sun Feb 14 09:14:02 2010> Site role\r\n',
  '[02-14-2010 09:14:02.117] [Section] [Source] [Info] :: Toolkit\n',
  'Pasted\tCcmExec\t14.02.2010 09:14:02\t1204 (0x4B4)\n',
] as const;

const record = fc.constantFrom(...RECORDS);
const piece = fc.oneof(
  { weight: 6, arbitrary: record },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'a line of text\n',
      '  indented, 0 errors\r\n',
      '\n',
      'nent="A" thread="1" file="">\n',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '<![LOG[',
      ']LOG]!>',
      '<time="',
      '">',
      '$$<',
      '><thread=1>',
      '\n',
      '\r',
      '\0\0',
      ' ',
      '\uFEFF',
    ),
  },
  { weight: 1, arbitrary: fc.tuple(record, fc.nat()).map(([text, at]) => text.slice(at % text.length)) },
  { weight: 1, arbitrary: fc.tuple(record, fc.nat()).map(([text, at]) => text.slice(0, at % text.length)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(record, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }))
      .map(
        ([text, at, flipped]) =>
          text.slice(0, at % text.length) + flipped + text.slice((at % text.length) + 1),
      ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  // So many lines that a record may not take all of those before it.
  {
    weight: 1,
    arbitrary: fc.integer({ min: 90, max: 130 }).map((lines) => 'a line of text\n'.repeat(lines)),
  },
);

/** Logs in all formats, mixed, cut, spliced and flipped. */
export const anyLog = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

/** The same with so many rows that the first ones are settled. */
export const longLog = fc.array(piece, { minLength: 100, maxLength: 250 }).map((pieces) => pieces.join(''));
