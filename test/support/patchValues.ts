import fc from 'fast-check';

/** Stands in the generated client properties; no message may repeat it. */
export const SECRET = 'S3cr3t';

/** Client install properties before they are written down. */
interface Draft {
  readonly paths: DraftPath[];
  readonly separators: string[];
  quotes: readonly [string, string];
  quotesRoundItems: boolean;
  beforeName: string;
  equals: string;
  afterValue: string;
}

interface DraftPath {
  root: string;
  /** Folders and file; what stands before each of them is at the same place in `joints`. */
  names: string[];
  readonly joints: string[];
}

const kbs = fc.constantFrom(
  ['977203'],
  ['977203'],
  ['977384'],
  ['982203'],
  ['977203', '982203'],
  ['982203', '2516517'],
  ['977384', '982203', '2516517'],
);

function rightPath(kb: string): DraftPath {
  const names = ['_SMSTaskSequence', 'OSD', 'PS100003', 'i386', 'hotfix', `KB${kb}`];
  names.push(`SCCM2007AC-SP2-KB${kb}-x86.msp`);
  return { root: 'C:', names, joints: names.map(() => '\\') };
}

const roots = ['X:', 'd:', '', '%OSDisk%'];
const packageIds = ['PS100042', 'PS10003', '<Package_ID>', '[Package_ID]', 'XXX00001', 'ps100003'];
const shares = ['\\\\CM01\\SMSPKGC$', '\\\\dp02\\SMS_DP_SMSPKG$'];
const joints = ['/', '\\\\', ' \\', '\\ '];
const listSeparators = [',', ', ', ' ', '; ', ' ; ', ';;', '\r\n'];
const quotePairs = [
  ['', ''],
  ['"', ''],
  ['', '"'],
  ["'", "'"],
  ['\u201C', '\u201D'],
  ['""', '""'],
  ['" ', ' "'],
  [' "', '"'],
  ['";', ';"'],
] as const;

/** What people do wrong, one at a time; the numbers choose where and how. */
const slips: Readonly<Record<string, (draft: Draft, where: number, how: number) => void>> = {
  root: (draft, where, how) => {
    at(draft.paths, where).root = at(roots, how);
  },
  packageId: (draft, where, how) => {
    at(draft.paths, where).names[2] = at(packageIds, how);
  },
  dataPath: (draft, where) => {
    const path = at(draft.paths, where);
    path.root = '%_SMSTSMDataPath%';
    path.names.shift();
  },
  share: (draft, where, how) => {
    const path = at(draft.paths, where);
    path.root = at(shares, how);
    path.names.splice(0, 2);
  },
  folder: (draft, where, how) => {
    at(draft.paths, where).names.splice(how % 3, 1);
  },
  joint: (draft, where, how) => {
    const path = at(draft.paths, where);
    path.joints[how % path.joints.length] = at(joints, how);
  },
  everyJoint: (draft, where, how) => {
    at(draft.paths, where).joints.fill(how % 2 === 0 ? '/' : '\\\\');
  },
  missingJoint: (draft, where, how) => {
    const path = at(draft.paths, where);
    path.joints[[0, 1, 2, 4, 5, 6][how % 6] ?? 0] = '';
  },
  extension: (draft, where, how) => {
    rename(at(draft.paths, where), (file) => file.replace(/\.msp$/, how % 2 === 0 ? '.msi' : ''));
  },
  language: (draft, where) => {
    rename(at(draft.paths, where), (file) => file.replace('-x86.', '-x86-enu.'));
  },
  unknownName: (draft, where) => {
    rename(at(draft.paths, where), () => 'my hotfix.msp');
  },
  noFile: (draft, where) => {
    at(draft.paths, where).names.pop();
  },
  repeated: (draft, where) => {
    draft.paths.push(structuredClone(at(draft.paths, where)));
  },
  separator: (draft, where, how) => {
    draft.separators[where % 3] = at(listSeparators, how);
  },
  quotes: (draft, _, how) => {
    draft.quotes = at(quotePairs, how);
  },
  quotesRoundItems: (draft) => {
    draft.quotesRoundItems = true;
  },
  equals: (draft, _, how) => {
    draft.equals = at([' = ', '= ', ' ='], how);
  },
  quoteBeforeName: (draft) => {
    draft.beforeName += '"';
    draft.quotes = ['', '"'];
  },
  glue: (draft, _, how) => {
    if (how % 2 === 0) draft.beforeName = 'SMSMP=CM01;';
    else draft.afterValue = ';SMSSITECODE=PS1';
  },
};

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

function rename(path: DraftPath, change: (file: string) => string): void {
  const file = path.names.pop();
  path.names.push(change(file ?? ''));
}

function write(draft: Draft): string {
  const [open, close] = draft.quotes;
  const paths = draft.paths.map(({ root, names, joints: before }) => {
    const path = root + names.map((name, index) => (before[index] ?? '\\') + name).join('');
    return draft.quotesRoundItems ? open + path + close : path;
  });
  const list = paths.map((path, index) => (index === 0 ? '' : (draft.separators[index - 1] ?? ';')) + path);
  const value = draft.quotesRoundItems ? list.join('') : open + list.join('') + close;
  return `${draft.beforeName}PATCH${draft.equals}${value}${draft.afterValue}`;
}

// No name is on both sides, so that a rule on repeated properties has nothing to say.
const before = fc.constantFrom(
  '',
  'SMSMP=CM01 ',
  'FSP="CM 01"\r\n',
  `SMSPUBLICROOTKEY=${SECRET} `,
  '/UsePKICert ',
);
const after = fc.constantFrom(
  '',
  ' SMSSITECODE=PS1',
  ` CCMCERTSEL="${SECRET} more"`,
  ` CCMCERTISSUERS=${SECRET} SMSSITECODE=PS1`,
  '\r\n',
);

/** Client install properties whose PATCH= is right but for the slips that are named. */
export const slippedProperties = (most: number) =>
  fc
    .tuple(
      kbs,
      before,
      after,
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(slips)), fc.nat(60), fc.nat(60)), { maxLength: most }),
    )
    .map(([numbers, beforeName, afterValue, chosen]) => {
      const paths = numbers.map(rightPath);
      const draft: Draft = {
        paths,
        separators: [],
        quotes: ['"', '"'],
        quotesRoundItems: false,
        beforeName,
        equals: '=',
        afterValue,
      };
      for (const [name, where, how] of chosen) slips[name]?.(draft, where, how);
      return write(draft);
    });

const scraps = fc.constantFrom(
  ...[
    'PATCH=',
    'patch',
    '=',
    '"',
    "'",
    '\u201C',
    ' ',
    '\r\n',
    ';',
    ',',
    '\\',
    '\\\\',
    '/',
    'C:',
    'X:\\',
    '.msp',
  ],
  ...[
    '%_SMSTSMDataPath%',
    '_SMSTaskSequence',
    'OSD',
    'PS100003',
    '<Package_ID>',
    'i386',
    'hotfix',
    'KB977203',
  ],
  ...[
    'SCCM2007AC-SP2-KB977203-x86.msp',
    'SMSMP=',
    '/mp:',
    `SMSPUBLICROOTKEY=${SECRET}`,
    'a b',
    '&',
    ']]>',
    '\\\\CM01\\',
  ],
);

/** Any heap of what client install properties are made of. */
export const scrappedProperties = fc.array(scraps, { maxLength: 30 }).map((parts) => parts.join(''));
