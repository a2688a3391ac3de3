import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellingsOf } from '../../../server/src/features/codeExplanation.ts';
import { answerTypedCode, explainTypedCodes, readTypedCode } from '../../../server/src/features/typedCode.ts';

describe('a typed code is read', () => {
  it.each([
    ['0x87D00324', 0x87d00324],
    ['0X87d00324', 0x87d00324],
    ['87D00324', 0x87d00324],
    ['80070005', 0x80070005],
    ['(0x80070005)', 0x80070005],
    ['"80070005".', 0x80070005],
    ['0x(80070057)', 0x80070057],
    ['&H80070005', 0x80070005],
    [' -2016410844 ', 0x87d00324],
    ['2278556452', 0x87d00324],
    ['1603', 1603],
    ['0x643', 1603],
    ['(0x2)', 2],
    ['0', 0],
    ['12345678', 12345678],
    // As the engine of a task sequence and the site server write Win32 codes.
    ['00000643', 0x643],
    ['(00000035)', 0x35],
    ['0035', 35],
    ['c0000022', 0xc0000022],
  ])('%s', (typed, value) => expect(readTypedCode(typed)).toBe(value));

  it.each([
    '',
    'error',
    '0x',
    '0x123456789',
    '4294967296',
    '-2147483649',
    '1.2',
    '0x80070005 0x80070002',
    'KB977203',
  ])('not from %j', (typed) => expect(readTypedCode(typed)).toBeUndefined());

  it('from every spelling of any failure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2 ** 31, max: 2 ** 32 - 1 }), (value) => {
        for (const typed of [`0x${value.toString(16)}`, String(value), String(value | 0)]) {
          expect(readTypedCode(typed), typed).toBe(value);
        }
      }),
    );
  });
});

describe('the answer', () => {
  it('is the same in Markdown and in plain text', () => {
    const answer = answerTypedCode('0x87d0027e');
    expect(answer).toMatchObject({ kind: 'explained', isKnown: true });
    if (answer.kind !== 'explained') return;
    expect(answer.text).toMatchInlineSnapshot(`
      "0x87D0027E = -2016411010 = 2278556286
        CCM_E_BAD_HTTP_STATUS_CODE (ConfigMgr client) The server answered with an HTTP status that tells of an error.
        facility: ConfigMgr client
        source: ConfigMgr message table (community export); name and number as the client prints them in its logs

        cloud management gateway
          why: The status tells: 403 CMGConnector_Clientcertificaterequired, the connection point lacks a client certificate; 403 Forbidden, the IIS binding has the wrong one; 401, the token has expired.
          do:  Give the connection point a client authentication certificate, correct the binding of port 443, or renew the token by a connection to an internal management point.
          see: https://learn.microsoft.com/troubleshoot/mem/configmgr/client-management/cmg-communication-error-403
      "
    `);
    expect(answer.markdown).toMatchInlineSnapshot(`
      "**0x87D0027E** \`CCM_E_BAD_HTTP_STATUS_CODE\`  
      The server answered with an HTTP status that tells of an error.

      \`0x87D0027E\` = \`-2016411010\` = \`2278556286\` · facility: ConfigMgr client

      **Cloud management gateway**: The status tells: 403 CMGConnector\\_Clientcertificaterequired, the connection point lacks a client certificate; 403 Forbidden, the IIS binding has the wrong one; 401, the token has expired. Give the connection point a client authentication certificate, correct the binding of port 443, or renew the token by a connection to an internal management point. ([ConfigMgr clients cannot communicate with the cloud management gateway](https://learn.microsoft.com/troubleshoot/mem/configmgr/client-management/cmg-communication-error-403))

      *Sources: [ConfigMgr message table (community export)](https://github.com/smcallister594/scotscottmca); name and number as the client prints them in its logs*"
    `);
  });
  it('has the reading of each system for a small number', () => {
    const answer = answerTypedCode('27');
    expect(answer.kind === 'explained' && answer.markdown).toMatchInlineSnapshot(`
      "**27** depends on who wrote it:
      - \`ERROR_SECTOR_NOT_FOUND\` (Win32)
      - \`CR_NO_ARBITRATOR\` (devices (CfgMgr32))
      - \`USMT_INVALID_STORE_LOCATION\` (User State Migration Tool) The store path cannot be used.

      \`27\` = \`0x0000001B\`

      **User state migration**: The store path is out of reach, not a store, or holds one already. Check path and permissions; /o overwrites a store. ([USMT return codes](https://learn.microsoft.com/troubleshoot/windows-client/setup-upgrade-and-drivers/usmt-return-codes))

      *Sources: [winerror.h (mingw-w64)](https://github.com/mingw-w64/mingw-w64/blob/master/mingw-w64-headers/include/winerror.h); [cfgmgr32.h (mingw-w64)](https://github.com/mingw-w64/mingw-w64/blob/master/mingw-w64-headers/include/cfgmgr32.h); [USMT return codes](https://learn.microsoft.com/troubleshoot/windows-client/setup-upgrade-and-drivers/usmt-return-codes)*"
    `);
  });
  it('escapes what Markdown would take for markup', () => {
    const answer = answerTypedCode('1355');
    expect(answer.kind === 'explained' && answer.markdown).toContain('/dsgetdc:\\<domain\\> /force');
  });
  it('tells of an unknown code its spellings only', () => {
    expect(answerTypedCode('0x87D00310')).toEqual({
      kind: 'explained',
      isKnown: false,
      markdown:
        '**0x87D00310**\n\n`0x87D00310` = `-2016410864` = `2278556432` · facility: ConfigMgr client\n\nNo source says what this code means.',
      text: '0x87D00310 = -2016410864 = 2278556432\n  facility: ConfigMgr client\n  No source says what this code means.\n',
    });
  });
  it('to what is no code says what to type', () => {
    expect(answerTypedCode(' abd ext ')).toEqual({
      kind: 'unreadable',
      message:
        '"abd ext" is not an error code: type it like 0x87D00324, 87D00324, -2016410844 or 1603, or by its name.',
    });
  });
});

describe('words are read as a log would be', () => {
  it.each([
    ['exit code 1603', ['1603 ERROR_INSTALL_FAILURE']],
    ['Return value 3', ['3 ERROR_INSTALL_FAILURE']],
    ['HRESULT=80070002', ['0x80070002 ERROR_FILE_NOT_FOUND']],
    ['0xC1900101-0x20017', ['0xC1900101 MOSETUP_E_SETUP_PLATFORM']],
    ['Error: 80070005; Source: Windows', ['0x80070005 E_ACCESSDENIED']],
    ['(Error: 00000643; Source: Windows)', ['1603 ERROR_INSTALL_FAILURE']],
    ['0x80070005, then 0x80070002', ['0x80070005 E_ACCESSDENIED', '0x80070002 ERROR_FILE_NOT_FOUND']],
    ['E_ACCESSDENIED', ['0x80070005 E_ACCESSDENIED', '0x80000009 E_ACCESSDENIED']],
    ['error_file_not_found', ['2 ERROR_FILE_NOT_FOUND']],
    ['WBEM_E_NOT_FOUND', ['0x80041002 WBEM_E_NOT_FOUND']],
    ['ERROR_FUNCTION_NOT_CALLED', ['1626 ERROR_FUNCTION_NOT_CALLED', '0 ERROR_FUNCTION_NOT_CALLED']],
  ])('%s', (typed, expected) => {
    const told = explainTypedCodes(typed).map(({ description }) =>
      [spellingsOf(description)[0], description.readings[0]?.name].join(' '),
    );
    expect(told).toEqual(expected);
  });
  it('with the reading of every system where nothing tells whose number it is', () => {
    const [explanation] = explainTypedCodes('ended with exit code 27');
    expect(explanation?.description.readings.length).toBe(3);
  });
  it.each(['', 'abd ext', 'KB977203', '1.2', 'E_NO_SUCH_NAME', '0x123456789'])('not %j', (typed) => {
    expect(explainTypedCodes(typed)).toEqual([]);
  });
});
