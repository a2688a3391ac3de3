/** A form in which secrets are written. */
export interface SecretPattern {
  readonly what: string;
  /** Its group `secret` is the value. All repetitions before the last are bounded: any text takes linear time. */
  readonly expression: RegExp;
  /** Texts in which `SECRET` stands for the value: what the tests try. */
  readonly examples: readonly string[];
}

// Command lines stand in attributes and in escaped text as well, so quotes and angle brackets may be entities.
export const QUOTE = `(?:["']|&(?:amp;){0,3}(?:quot|apos);)`;
export const LESS = '(?:<|&(?:amp;){0,3}lt;)';
export const GREATER = '(?:>|&(?:amp;){0,3}gt;)';

/**
 * What the name of a password has in it, whatever stands round it. The engine keeps the network access account in
 * `_SMSTSReserved1-000` and `_SMSTSReserved2-000`, and the certificate of boot media in `_SMSTSMediaPFX`; `pass` ends
 * names such as `DB_PASS`, but not `bypass`.
 */
export const SECRET_WORD =
  '(?:pass(?:word|wort|wd|phrase|code)|(?<=[a-z_])(?<!by|com|tres)pass(?![a-z])|kennwort|pwd|secret|token|credential|(?:product|licen[cs]e|serial|api|access|account|functions|shared|private|encryption|recovery)[ _-]?key|key[ _-]?material|bitlocker_?pin|bdepin|_smstsreserved\\d|_smstsmediapfx)';

const BLANKS = '[ \\t]{1,8}';
const PLAIN_CHARACTER = `(?!${QUOTE}|${LESS}|${GREATER}|\\]LOG\\]!)\\S`;
const PLAIN_VALUE = `(?:\\\\?${QUOTE})?(?<secret>(?:${PLAIN_CHARACTER})+)`;
/** A value behind a blank, not the next switch. */
const ARGUMENT = `(?![-/*])${PLAIN_VALUE}`;
const QUOTED_VALUE = `\\\\?(?<quote>${QUOTE})(?<secret>(?:(?!\\\\?\\k<quote>)[^\\r\\n]){1,4000})\\\\?\\k<quote>`;
const BETWEEN_NAME_AND_VALUE = `[\\w.-]{0,40}(?:\\\\?${QUOTE})?[ \\t]{0,4}(?:is now[ \\t]{1,4})?[:=][ \\t]{0,4}`;
/** Windows Installer takes a patch or a product code behind /p. */
const NO_PATCH = `(?!\\S{0,300}\\.msp)(?!${QUOTE}[^"\\r\\n]{0,300}\\.msp)(?!\\{[0-9a-f-]{36}\\})`;
const SWITCH = '(?<![\\w/-])[-/]{1,2}';
/** `/key:` of scanstate, loadstate and usmtutils, and the password of local accounts that loadstate makes. */
const MIGRATION_SWITCH = `${SWITCH}(?:key|lac)(?:[:=]|${BLANKS})(?<=\\b(?:scanstate|loadstate|usmtutils|encrypt|decrypt)\\b[^\\r\\n]{0,300})`;
/** How Windows Installer tells of a property in a verbose log. */
const INSTALLER_PROPERTY = `${SECRET_WORD}\\w{0,40} property\\. Its (?:current )?value is `;

function pattern(what: string, expression: string, ...examples: string[]): SecretPattern {
  return { what, expression: new RegExp(expression, 'dgi'), examples };
}

/**
 * Text in UTF-16 as base64, as PowerShell takes scripts and commands: nobody can read there what it holds. Every second
 * byte of Latin letters is zero, so certain places hold an A.
 */
export const ENCODED_TEXT =
  /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{0,12}(?:[A-Za-z0-9+/]{2}[A-D][A-Za-z0-9+/]A[A-Za-z0-9+/]{2}A){5,}[A-Za-z0-9+/]*={0,2}/g;

export const secretPatterns: readonly SecretPattern[] = [
  pattern(
    'a name and its value',
    `${SECRET_WORD}${BETWEEN_NAME_AND_VALUE}${PLAIN_VALUE}`,
    'Password=SECRET;Database=CM',
    'net start svc /pwd:SECRET',
    'Property OSDJoinPassword is now = SECRET',
    'Set a global environment variable _SMSTSReserved2-000=SECRET',
    'Set a global environment variable OSDBitLockerPIN=SECRET',
    'Property BDEPin is now = SECRET',
    '_SMSTSMediaPFX=SECRET',
    'setup.msi DB_PASS=SECRET',
    'x-functions-key: SECRET',
    'Server=db;Pwd=SECRET',
    'ccmsetup.exe /regtoken:SECRET',
    'BiosConfig.exe --setuppwd=SECRET',
    'https://store.example/file?AccountKey=SECRET',
    'Password: SECRET',
  ),
  pattern(
    'a name and its quoted value',
    `${SECRET_WORD}${BETWEEN_NAME_AND_VALUE}${QUOTED_VALUE}`,
    'password="SECRET two words"',
    "Password='SECRET<x'",
    '{"password": "SECRET", "user": "x"}',
    '{\\"password\\": \\"SECRET two words\\"}',
    'cmd="tool /password:&quot;SECRET two words&quot; /quiet"',
  ),
  pattern(
    'a name and its value in one pair of quotes',
    `(?<quote>${QUOTE})[\\w.]{0,60}?${SECRET_WORD}\\w{0,40}=(?!\\\\?${QUOTE})(?<secret>(?:(?!\\k<quote>)[^\\r\\n<]){1,4000})\\k<quote>`,
    'tsenv.exe "OSDJoinPassword=SECRET two words"',
    'action="tsenv.exe &quot;OSDJoinPassword=SECRET two words&quot;"',
  ),
  pattern(
    'the value of a variable that tsenv hides',
    `\\btsenv(?:\\.exe)?${BLANKS}(?<quote>${QUOTE})[^=\\r\\n]{1,100}=(?<secret>(?:(?!\\k<quote>)[^\\r\\n]){1,4000})\\k<quote>${BLANKS}/hiddenflag:true`,
    'tsenv.exe "Whatever=SECRET two words" /hiddenflag:True',
  ),
  pattern(
    'a switch and its value behind a blank',
    `${SWITCH}\\w{0,20}?${SECRET_WORD}\\w{0,12}${BLANKS}${ARGUMENT}`,
    'tool.exe --password SECRET --quiet',
    'Connect-It -Password SECRET',
    'netdom join pc /PasswordD SECRET',
  ),
  pattern(
    'a quoted argument of a switch',
    `${SWITCH}(?:\\w{0,20}?${SECRET_WORD}\\w{0,12}|pass|pw|rp|p)${BLANKS}${NO_PATCH}${QUOTED_VALUE}`,
    'psexec.exe -u admin -p "SECRET two words" cmd',
    'tool -password &quot;SECRET two words&quot; -x',
  ),
  pattern(
    'a short switch for a password',
    `${SWITCH}(?:(?:pass|pw|pd|po|rp)[:=]|(?:pass|pw|rp)${BLANKS}(?![-/*]))${PLAIN_VALUE}`,
    'cmdkey /add:srv /user:x /pass:SECRET',
    'plink.exe -pw SECRET host',
    'schtasks /create /ru x /rp SECRET',
    'netdom join pc /pd:SECRET',
  ),
  pattern(
    'the switch -p, unless it takes a patch or is the prompt of set',
    `(?<!\\bset[ \\t]{1,4})${SWITCH}p(?:[:=]|${BLANKS}(?![-/*]))${NO_PATCH}${PLAIN_VALUE}`,
    'sqlcmd.exe -S srv -U sa -P SECRET -Q "select 1"',
    'psexec.exe \\\\pc -u admin -p SECRET cmd',
    'tool.exe /p:SECRET',
  ),
  pattern(
    'the PIN of BitLocker',
    `${SWITCH}pin[:=]${PLAIN_VALUE}`,
    'OSDBitLocker.exe /enable /mode:TPMPin /pin:SECRET',
  ),
  pattern(
    'the key of a user state, or the password of the accounts it brings',
    `${MIGRATION_SWITCH}${ARGUMENT}`,
    'scanstate.exe \\\\s\\x /o /encrypt /key:SECRET /v:5',
    'loadstate.exe \\\\s\\x /decrypt /key:known /lac:SECRET',
  ),
  pattern(
    'the quoted key of a user state, or the password of the accounts it brings',
    `${MIGRATION_SWITCH}${QUOTED_VALUE}`,
    'loadstate.exe \\\\s\\x /decrypt /key:"SECRET two words" /v:5',
  ),
  pattern(
    'a property in a log of Windows Installer',
    `${INSTALLER_PROPERTY}'(?<secret>[^'\\r\\n]{1,4000})'`,
    "PROPERTY CHANGE: Adding DBPASSWORD property. Its value is 'SECRET two words'.",
    "PROPERTY CHANGE: Deleting USERPASS property. Its current value is 'SECRET'.",
  ),
  pattern(
    'the new value of a property in a log of Windows Installer',
    `${INSTALLER_PROPERTY}'[^'\\r\\n]{0,1000}'\\. Its new value: '(?<secret>[^'\\r\\n]{1,4000})'`,
    "PROPERTY CHANGE: Modifying DBPASSWORD property. Its current value is 'x'. Its new value: 'SECRET two words'.",
  ),
  pattern(
    'a password written onto the switch of a database tool',
    `\\b(?:sqlcmd|osql|isql|bcp|mysql\\w{0,10})\\b[^\\r\\n]{0,500}?[ \\t]-P${PLAIN_VALUE}`,
    'sqlcmd -S srv -U sa -PSECRET',
  ),
  pattern(
    'the password of net use',
    `\\bnet1?(?:\\.exe)?${BLANKS}use${BLANKS}(?:(?:[a-z]:|\\*|/\\S{1,200})${BLANKS}){0,4}(?:${QUOTE}\\\\\\\\(?:(?!${QUOTE})[^\\r\\n]){1,300}${QUOTE}|\\\\\\\\(?:${PLAIN_CHARACTER}){1,300})${BLANKS}(?:/(?:${PLAIN_CHARACTER}){1,200}${BLANKS}){0,4}${ARGUMENT}`,
    'net use Z: \\\\srv\\share SECRET /user:dom\\u',
    'net.exe use \\\\srv\\share /user:dom\\u SECRET',
    'net use /user:u "\\\\srv\\my share" "SECRET"',
    'smsswd.exe /run: net use &quot;\\\\srv\\share&quot; SECRET',
  ),
  pattern(
    'the password of net user',
    `\\bnet1?(?:\\.exe)?${BLANKS}user${BLANKS}(?!/)(?:${QUOTE}(?:(?!${QUOTE})[^\\r\\n]){1,100}${QUOTE}|(?:${PLAIN_CHARACTER}){1,100})${BLANKS}${ARGUMENT}`,
    'net user hwinst SECRET /add',
    'net user "local admin" SECRET',
  ),
  pattern(
    'the data of a registry value with such a name',
    `/v${BLANKS}${QUOTE}?\\w{0,40}?${SECRET_WORD}\\w{0,40}[^\\r\\n]{1,200}?/d${BLANKS}${PLAIN_VALUE}`,
    'reg add "HKLM\\Winlogon" /v DefaultPassword /t REG_SZ /d "SECRET" /f',
  ),
  pattern(
    'a registry value with such a name, as reg query shows it',
    `${SECRET_WORD}\\w{0,40}${BLANKS}REG_(?:EXPAND_)?SZ${BLANKS}${PLAIN_VALUE}`,
    'DefaultPassword    REG_SZ    SECRET',
  ),
  pattern(
    'an element with such a name',
    `${SECRET_WORD}\\w{0,20}${GREATER}\\s{0,200}(?:<!\\[CDATA\\[|${LESS}Value${GREATER})?(?<secret>(?!${LESS}|\\s)(?:(?!${LESS}|\\]\\]>)[^])+)`,
    '<Password>SECRET two words</Password>',
    '<keyMaterial>SECRET</keyMaterial>',
    '<AdministratorPassword>\n  <Value>SECRET</Value>',
    '<DomainPassword><![CDATA[SECRET]]></DomainPassword>',
    '&lt;Password&gt;SECRET&lt;/Password&gt;',
  ),
  pattern(
    'plain text made a secure string',
    `ConvertTo-SecureString(?:${BLANKS}-String)?${BLANKS}${ARGUMENT}`,
    '$p = ConvertTo-SecureString "SECRET" -AsPlainText -Force',
    "ConvertTo-SecureString -String 'SECRET' -AsPlainText",
  ),
  pattern(
    'user and password in an address',
    '://[^\\s/:@]{1,100}:(?<secret>[^\\s/@]{1,200})@',
    'ftp://user:SECRET@host/x',
  ),
  pattern(
    'user and password behind -u',
    `[ \\t]-u${BLANKS}${QUOTE}?[^\\s:"']{1,100}:(?!\\\\)(?<secret>(?:${PLAIN_CHARACTER})+)`,
    'curl.exe -u deploy:SECRET https://host/x',
  ),
  pattern(
    'what a web request authorises itself with',
    '\\bauthorization\\W{1,5}(?:(?:bearer|basic|negotiate|ntlm|digest|\\w{0,20}(?:token|auth))[ \\t]{1,4})?(?<secret>[\\w+/=.~-]{6,4000})',
    'Authorization: Bearer SECRET',
    '"Authorization":"Basic SECRET"',
    'Authorization: CCMToken SECRET',
  ),
  pattern(
    'a web token',
    '(?<![\\w-])(?<secret>eyJ[\\w-]{5,4000}\\.[\\w-]{5,8000}(?:\\.[\\w-]{0,4000})?)',
    'sent eyJhbGciOiJSU.eyJpc3MiOiJSECRETifQ.c2lnbmF0',
  ),
  pattern(
    'a signed address',
    '[?&;]sig=(?<secret>[\\w%+/=-]{6,1000})',
    'https://x.example/f?sv=1&sig=SECRET',
  ),
  pattern(
    'a BitLocker recovery password',
    '(?<![\\w-])(?<secret>\\d{6}(?:-\\d{6}){7})(?![\\w-])',
    'manage-bde -unlock C: 111111-222222-333333-444444-555555-666666-777777-888888',
  ),
  pattern(
    'a product key',
    '(?<![\\w-])(?<secret>[a-z0-9]{5}(?:-[a-z0-9]{5}){4})(?![\\w-])',
    'slmgr /ipk ABCDE-FGHIJ-KLMNO-PQRST-UVWXY',
  ),
];
