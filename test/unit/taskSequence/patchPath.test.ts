import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isPackageId,
  isPackageIdPlaceholder,
  readPatchPath,
} from '../../../server/src/taskSequence/patchPath.ts';
import { scrappedProperties } from '../../support/patchValues.ts';

const FOLDERS = String.raw`i386\hotfix\KB977203`;
const FILE = 'SCCM2007AC-SP2-KB977203-x86.msp';
const TAIL = `${FOLDERS}\\${FILE}`;

/** What a path says, in words; `^` where a separator is missing. */
function describePath(text: string): string {
  const { root, place, packageId, folders, file, missingSeparators } = readPatchPath(text);
  const rootText =
    root.kind === 'none' ? 'none' : `${root.kind} '${text.slice(root.range.start, root.range.end)}'`;
  const cuts = missingSeparators.map((at) => `${text.slice(at - 2, at)}^${text.slice(at, at + 2)}`);
  return [
    `${rootText}, ${place ?? 'no place'}, package ${packageId?.text ?? '-'}`,
    `folders ${folders.map((folder) => folder.text).join('\\')}`,
    `file ${file?.text ?? '-'}`,
    ...cuts,
  ].join(', ');
}

describe('the path of a patch', () => {
  it.each([
    // Where it begins.
    [
      `C:\\_SMSTaskSequence\\OSD\\PS100003\\${TAIL}`,
      `drive 'C:', osd, package PS100003, folders ${FOLDERS}, file ${FILE}`,
    ],
    ['d:/_smstasksequence/osd/ps100003/x.msp', "drive 'd:', osd, package ps100003, folders , file x.msp"],
    [
      `\\\\CM01\\Client\\${TAIL}`,
      `unc '\\\\', no place, package -, folders CM01\\Client\\${FOLDERS}, file ${FILE}`,
    ],
    [
      String.raw`\\\\CM01\Client\x.msp`,
      String.raw`unc '\\\\', no place, package -, folders CM01\Client, file x.msp`,
    ],
    [
      `\\\\dp\\SMSPKGC$\\PS100003\\${TAIL}`,
      `unc '\\\\', share, package PS100003, folders ${FOLDERS}, file ${FILE}`,
    ],
    [
      String.raw`\\dp\SMS_DP_SMSPKG$\PS100003\x.msp`,
      String.raw`unc '\\', share, package PS100003, folders , file x.msp`,
    ],
    [String.raw`\CM01\Client\x.msp`, String.raw`none, no place, package -, folders CM01\Client, file x.msp`],
    [String.raw`\\C:\x.msp`, 'none, no place, package -, folders C:, file x.msp'],
    ['x.msp', 'none, no place, package -, folders , file x.msp'],
    [
      String.raw`%OSDisk%\_SMSTaskSequence\OSD\PS100003\x.msp`,
      "variable '%OSDisk%', osd, package PS100003, folders , file x.msp",
    ],
    [
      String.raw`%_SMSTSMDataPath%\OSD\PS100003\x.msp`,
      "variable '%_SMSTSMDataPath%', osd, package PS100003, folders , file x.msp",
    ],
    [
      String.raw`_smstsmdatapath\OSD\PS100003\x.msp`,
      "variable '_smstsmdatapath', osd, package PS100003, folders , file x.msp",
    ],
    [
      String.raw`%_SMSTSMDataPath\OSD\PS100003\x.msp`,
      "variable '%_SMSTSMDataPath', osd, package PS100003, folders , file x.msp",
    ],
    [
      String.raw`C:\%_SMSTSMDataPath%\OSD\PS100003\x.msp`,
      String.raw`variable 'C:\%_SMSTSMDataPath%', osd, package PS100003, folders , file x.msp`,
    ],
    ['https://cm01/x.msp', "url 'https://', no place, package -, folders cm01, file x.msp"],
    // What belongs to the package.
    [
      String.raw`C:\_SMSTaskSequence\PS100003\x.msp`,
      "drive 'C:', cache, package PS100003, folders , file x.msp",
    ],
    [
      String.raw`C:\_SMSTaskSequence\Packages\PS100003\x.msp`,
      "drive 'C:', cache, package PS100003, folders , file x.msp",
    ],
    [String.raw`C:\OSD\PS100003\x.msp`, "drive 'C:', cache, package PS100003, folders , file x.msp"],
    [
      String.raw`C:\OSD\Hotfixes\x.msp`,
      String.raw`drive 'C:', no place, package -, folders OSD\Hotfixes, file x.msp`,
    ],
    [
      String.raw`C:\_SMSTaskSequence\OSD\i386\hotfix\x.msp`,
      String.raw`drive 'C:', osd, package -, folders _SMSTaskSequence\OSD\i386\hotfix, file x.msp`,
    ],
    [
      String.raw`C:\_SMSTaskSequence\OSD\x.msp`,
      String.raw`drive 'C:', osd, package -, folders _SMSTaskSequence\OSD, file x.msp`,
    ],
    [
      String.raw`C:\_SMSTaskSequence\OSD\<Package_ID>\x.msp`,
      "drive 'C:', osd, package <Package_ID>, folders , file x.msp",
    ],
    // What is no file.
    [
      String.raw`C:\_SMSTaskSequence\OSD\PS100003\i386\hotfix\KB977203`,
      `drive 'C:', osd, package PS100003, folders ${FOLDERS}, file -`,
    ],
    [
      String.raw`C:\_SMSTaskSequence\OSD\PS100003\i386\x.msp\ `,
      String.raw`drive 'C:', osd, package PS100003, folders i386\x.msp, file -`,
    ],
    [String.raw`C:\_SMSTaskSequence`, "drive 'C:', cache, package -, folders _SMSTaskSequence, file -"],
    ['C:', "drive 'C:', no place, package -, folders , file -"],
    ['', 'none, no place, package -, folders , file -'],
    // Blanks, doubled separators, and names that run together.
    [
      String.raw`C:\ _SMSTaskSequence \OSD\\PS100003\ x.msp`,
      "drive 'C:', osd, package PS100003, folders , file x.msp",
    ],
    [
      String.raw`C:_SMSTaskSequenceOSDPS100003\i386hotfixKB977203SCCM2007AC-SP2-KB977203-x86.msp`,
      `drive 'C:', osd, package PS100003, folders ${FOLDERS}, file ${FILE}, C:^_S, ce^OS, SD^PS, 86^ho, ix^KB, 03^SC`,
    ],
    [
      String.raw`%OSDisk%_SMSTaskSequence\OSD\PS100003i386\x.msp`,
      "variable '%OSDisk%', osd, package PS100003, folders i386, file x.msp, k%^_S, 03^i3",
    ],
    [
      String.raw`\\CM01\hotfixKB977203\i386hotfix\x.msp`,
      String.raw`unc '\\', no place, package -, folders CM01\hotfixKB977203\i386hotfix, file x.msp`,
    ],
  ])('%s', (text, expected) => {
    expect(describePath(text)).toBe(expected);
  });

  it('has its segments in order, none of them blank, and all that is left over is separators', () => {
    fc.assert(
      fc.property(fc.oneof(scrappedProperties, fc.string({ unit: 'binary' })), (text) => {
        const { root, segments } = readPatchPath(text);
        let at = root.kind === 'none' ? 0 : root.range.end;
        for (const segment of segments) {
          expect(text.slice(at, segment.range.start)).toMatch(/^[\s\\/]*$/);
          expect(text.slice(segment.range.start, segment.range.end)).toBe(segment.text);
          expect(segment.text.trim()).toBe(segment.text);
          expect(segment.text).not.toBe('');
          at = segment.range.end;
        }
        expect(text.slice(at)).toMatch(/^[\s\\/]*$/);
      }),
    );
  });
});

it.each(['PS100003', 'abc0000F', '12345678'])('%s has the form of a package ID', (text) => {
  expect(isPackageId(text)).toBe(true);
});

it.each(['PS10003', 'PS1000033', 'PS10000G', '<PS10003>', ''])(
  '%j has not the form of a package ID',
  (text) => {
    expect(isPackageId(text)).toBe(false);
  },
);

it.each([
  ...[
    '<Package_ID>',
    '[Package_ID]',
    '{package id}',
    '(PackageID)',
    '<PS100003>',
    'PACKAGE_ID',
    'Package ID',
  ],
  ...[
    'client package id',
    'YourPackageID',
    'pkg-id',
    '%Package_ID%',
    'XXX00001',
    'xxxxxxxx',
    'XXX#####',
    '00000000',
  ],
])('%s is a placeholder for a package ID', (text) => {
  expect(isPackageIdPlaceholder(text)).toBe(true);
});

it.each(['PS100003', '%_SMSClientPackageID%', '%PackageID%', 'PackageIDs', 'XXY00001', 'Packages', ''])(
  '%j is no placeholder for a package ID',
  (text) => {
    expect(isPackageIdPlaceholder(text)).toBe(false);
  },
);
