import { describe, expect, it } from 'vitest';
import { logInlayHints } from '../../../server/src/features/inlayHints.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';

function record(message: string, component = 'TSManager'): string {
  return `<![LOG[${message}]LOG]!><time="10:00:00.000+000" date="11-22-2026" component="${component}" context="" type="3" thread="80070002" file="a.cpp:1">`;
}

/** The messages with their hints in «», as an editor shows them. */
function shown(...messages: readonly (string | [string, string])[]): string[] {
  const text = messages.map((each) => (typeof each === 'string' ? record(each) : record(...each))).join('\n');
  const hints = logInlayHints(parseLog(text), { start: 0, end: text.length });
  const marked = hints
    .toReversed()
    .reduce(
      (before, { offset, label }) => `${before.slice(0, offset)}«${label}»${before.slice(offset)}`,
      text,
    );
  return [...marked.matchAll(/<!\[LOG\[(.*?)\]LOG\]!>/g)].map(([, message = '']) => message);
}

describe('the name behind a code', () => {
  it.each([
    ['Failed to open (0x80070002)', 'Failed to open (0x80070002«ERROR_FILE_NOT_FOUND»)'],
    ['Error 0x(80070057)', 'Error 0x(80070057«E_INVALIDARG»)'],
    ['Process completed with exit code 1603', 'Process completed with exit code 1603«ERROR_INSTALL_FAILURE»'],
    ['exit code 2147942405', 'exit code 2147942405«E_ACCESSDENIED»'],
    ['hr=0x87d00324', 'hr=0x87d00324«App not detected after install finished»'],
    ['Error 0x80000003', 'Error 0x80000003«STATUS_BREAKPOINT or E_INVALIDARG»'],
    [
      'then -2147024894, then 0x80041010',
      'then -2147024894«ERROR_FILE_NOT_FOUND», then 0x80041010«WBEM_E_INVALID_CLASS»',
    ],
    [
      'Action ended 7:33:32: INSTALL. Return value 3.',
      'Action ended 7:33:32: INSTALL. Return value 3«ERROR_INSTALL_FAILURE».',
    ],
  ])('%s', (message, expected) => expect(shown(message)).toEqual([expected]));

  it('depends on who wrote the line', () => {
    expect(shown(['FAILURE ( 9804 ): memory', 'ZTIValidate'], 'FAILURE ( 9804 ): memory')).toEqual([
      'FAILURE ( 9804«The computer has too little memory» ): memory',
      'FAILURE ( 9804 ): memory',
    ]);
  });
  it('is cut where only a long meaning is known', () => {
    expect(shown(['exit code 2', 'OSDMigrateUserState'])).toEqual(['exit code 2«USMT_STATUS_CANCELED»']);
    expect(shown(['FAILURE ( 7703 ): x', 'ZTIDiskpart'])).toEqual([
      'FAILURE ( 7703«The disk is not partitioned: the deployment share is on it …» ): x',
    ]);
  });
});

describe('no hint', () => {
  it.each([
    'Successful: hr = 0x00000000, exit code 0',
    'Action ended 7:33:32: INSTALL. Return value 1.',
    'Error 0x80070005 (E_ACCESSDENIED)',
    'Code=12007, Text=ERROR_INTERNET_NAME_NOT_RESOLVED (winhttp)',
    'Error 0x87d00317, 0x87d300c9',
    'thread 80070002, {80070002-1234-4567-89AB-0123456789AB}',
  ])('%s', (message) => expect(shown(message)).toEqual([message]));

  it('outside of the part that is shown', () => {
    const text = [record('Error 0x80070002'), record('Error 0x80070003'), record('Error 0x80070005')].join(
      '\n',
    );
    const second = text.indexOf('\n') + 1;
    const hints = logInlayHints(parseLog(text), { start: second, end: text.indexOf('\n', second) });
    expect(hints.map(({ label }) => label)).toEqual(['ERROR_PATH_NOT_FOUND']);
  });
  it('in an empty log', () => {
    expect(logInlayHints(parseLog(''), { start: 0, end: 0 })).toEqual([]);
  });
});
