import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/range.ts';
import { readAction } from '../../../server/src/taskSequence/actions.ts';
import { matchTemplate } from '../../../server/src/taskSequence/actionTemplate.ts';
import {
  programName,
  readCommandLine,
  shellOperators,
  switchesOf,
} from '../../../server/src/taskSequence/commandLine.ts';
import { dynamicVariableRules } from '../../../server/src/taskSequence/dynamicRules.ts';
import { instructionNumbers, instructions } from '../../../server/src/taskSequence/instructions.ts';
import type { TaskSequence } from '../../../server/src/taskSequence/model.ts';
import { powerShellSource } from '../../../server/src/taskSequence/powerShellSource.ts';
import { readTaskSequence } from '../../../server/src/taskSequence/readTaskSequence.ts';
import type { Step } from '../../../server/src/taskSequence/step.ts';
import { placeRange, replacePlace } from '../../../server/src/taskSequence/textPlace.ts';
import { variableReads } from '../../../server/src/taskSequence/variableReads.ts';
import { variableWrites } from '../../../server/src/taskSequence/variableWrites.ts';

function sequenceOf(inner: string): TaskSequence {
  const document = readTaskSequence(`<sequence version="3.10">${inner}</sequence>`);
  if (!document) throw new Error('not read as a task sequence');
  return document.sequence;
}

function onlyStep(sequence: TaskSequence): Step {
  const [step] = sequence.steps;
  if (!step) throw new Error('no step');
  return step;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe('a command line is taken apart', () => {
  const words = (text: string) => readCommandLine(text).tokens.map((token) => token.text);

  it('at blanks outside of quotes', () => {
    expect(words('  "C:\\Program Files\\a.exe"  /x:"b c"\td "" ')).toEqual([
      'C:\\Program Files\\a.exe',
      '/x:b c',
      'd',
      '',
    ]);
  });
  it('with backslashes that escape only before a quote, and never in the name of the program', () => {
    expect(words('"C:\\Tools\\" \\\\server\\share "a\\"b" "c\\\\" d\\e')).toEqual([
      'C:\\Tools\\',
      '\\\\server\\share',
      'a"b',
      'c\\',
      'd\\e',
    ]);
  });
  it('with two quotes inside quotes for one', () => {
    expect(words('run "say ""yes"" now"')).toEqual(['run', 'say "yes" now']);
  });
  it('up to the end where a quote never closes, and says which', () => {
    const { tokens, unclosedQuote } = readCommandLine('cscript.exe "%SCRIPTROOT%\\ZTIPowerShell.wsf');
    expect(tokens.map(({ text }) => text)).toEqual(['cscript.exe', '%SCRIPTROOT%\\ZTIPowerShell.wsf']);
    expect(unclosedQuote).toEqual({ start: 12, end: 13 });
    expect(readCommandLine('a "b" "c d"').unclosedQuote).toBeUndefined();
  });
  it('into program and switches', () => {
    const { program, arguments: rest } = readCommandLine(
      '"X:\\Tools\\MSIEXEC.exe" /i a.msi /l*v b.log -x:"1 2" TARGET=c /qb!',
    );
    expect(program && programName(program)).toBe('msiexec.exe');
    expect(switchesOf(rest).map(({ name, value }) => [name, value])).toEqual([
      ['i', undefined],
      ['x', '1 2'],
    ]);
  });
  it('into words that stand where they say, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', '\\', ' ', '\t', '/', '%') }), (text) => {
        const { tokens } = readCommandLine(text);
        let at = 0;
        for (const { range } of tokens) {
          expect(text.slice(at, range.start).trim()).toBe('');
          expect(range.end).toBeGreaterThan(range.start);
          at = range.end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});

describe('operators of a shell', () => {
  it('are found outside of quotes and where no caret escapes them', () => {
    const text = 'a "b > c" | d ^> e >> f && g < h || i & j';
    expect(shellOperators(text).map((one) => one.text)).toEqual(['|', '>>', '&&', '<', '||', '&']);
    for (const { range, text: operator } of shellOperators(text)) {
      expect(text.slice(range.start, range.end)).toBe(operator);
    }
  });
});

describe('a template', () => {
  const template = 'run.exe[ /image:{Image},%Index%][ "/config:{Config}"] /target:{Target}[ /wait:{Wait}]';
  const parts = (command: string) =>
    matchTemplate(template, command)?.map(({ name, text }) => `${name}=${text}`);

  it('finds the properties of a command, with or without what is optional', () => {
    expect(parts('RUN.exe /image:A,%Index%  "/config:B c" /target:D /wait:E ')).toEqual([
      'Image=A',
      'Config=B c',
      'Target=D',
      'Wait=E',
    ]);
    expect(parts('run.exe /target:')).toEqual(['Target=']);
  });
  it('tells a command that it does not describe', () => {
    expect(parts('run.exe /target:A /other')).toBeUndefined();
    expect(parts('run.exe /image:A,2 /target:B')).toBeUndefined();
  });
  it('lets the last property hold anything', () => {
    expect(matchTemplate('a "{Name}={Value}"[ /flag:{Flag}]', 'a "x=y "z" = 1" /flag:on')).toMatchObject([
      { text: 'x' },
      { text: 'y "z" = 1' },
      { text: 'on' },
    ]);
    expect(matchTemplate('a /run:{Package} {Command}', 'a /run:  b  c ')).toMatchObject([
      { text: '' },
      { text: 'b  c' },
    ]);
  });
  it('says where each stands', () => {
    const command = 'run.exe /target:Disk';
    for (const { range, text } of matchTemplate(template, command) ?? []) {
      expect(command.slice(range.start, range.end)).toBe(text);
    }
  });
  it('gives up soon on hostile commands', () => {
    for (const hostile of ['a "x=', 'a "x=y" ', 'a "= '].map((start) => start + '"= '.repeat(50_000))) {
      expect(matchTemplate('a "{Name}={Value}"[ /flag:{Flag}]', hostile)).toBeUndefined();
    }
  });
});

describe('an action', () => {
  const command = (action: string, commandLine: string) =>
    onlyStep(
      sequenceOf(`<step type="SMS_TaskSequence_RunCommandLineAction" name="A"><action>${action}</action>
<defaultVarList><variable name="CommandLine" property="CommandLine" hidden="true">${commandLine}</variable></defaultVarList></step>`),
    );
  it('is compared with what its variables say', () => {
    const agrees = (step: Step) => readAction(step)?.map((part) => part.agrees);
    expect(agrees(command('smsswd.exe /run: a.exe 1', 'a.exe 1'))).toEqual([true, true]);
    expect(agrees(command('smsswd.exe /run:PS100001 a.exe 1', 'a.exe 2'))).toEqual([false, false]);
    expect(agrees(command('other.exe', 'a.exe'))).toBeUndefined();
  });
  it('is mended in place', () => {
    const step = command('smsswd.exe /run: a &amp; b', 'a &amp; c');
    const differing = readAction(step)?.find((part) => !part.agrees);
    expect(differing && replacePlace(step, differing.written, 'x < y')).toMatchObject({
      newText: 'x &lt; y',
    });
  });
});

describe('a PowerShell source', () => {
  const step = (encoded: string) =>
    onlyStep(
      sequenceOf(`<step type="SMS_TaskSequence_RunPowerShellScriptAction" name="A"><defaultVarList>
<variable name="OSDRunPowerShellScriptSourceScript" property="SourceScript">${encoded}</variable></defaultVarList></step>`),
    );
  const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').toString('base64');

  it('is decoded, and any stretch of it found again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (text, from, length) => {
        const source = powerShellSource(step(utf16(text)));
        expect(source?.text).toBe(text);
        const start = from % text.length;
        const end = Math.min(text.length, start + 1 + (length % 8));
        const place = source?.placeOf({ start, end });
        // Four characters hold three bytes: what is cut out is widened to whole groups before it is decoded.
        const encoded = source?.encoded.source.text ?? '';
        const first = Math.floor((place?.start ?? 0) / 4) * 4;
        const cut = Buffer.from(encoded.slice(first, place?.end), 'base64');
        const wanted = Buffer.from(text.slice(start, end), 'utf16le');
        expect(cut.includes(wanted)).toBe(true);
        expect((place?.end ?? 0) - (place?.start ?? 0)).toBeLessThanOrEqual(wanted.length * (4 / 3) + 4);
      }),
    );
  });
  it('may be broken into lines, lack its mark, be UTF-8 or break off', () => {
    const script = 'Write-Output "one"; Write-Output "two"';
    const broken = utf16(script).replace(/.{20}/g, '$&\n');
    expect(powerShellSource(step(broken))?.text).toBe(script);
    expect(powerShellSource(step(Buffer.from(script, 'utf16le').toString('base64')))?.text).toBe(script);
    expect(powerShellSource(step(Buffer.from(script).toString('base64')))?.text).toBe(script);
    expect(powerShellSource(step(utf16(script).slice(0, 31)))?.text).toMatch(/^Write-Out/);
    expect(powerShellSource(step('no base64!'))).toBeUndefined();
    expect(powerShellSource(step(''))).toBeUndefined();
  });
  it.each([
    ['smsswd.exe /run: powershell.exe -NoProfile -EncodedCommand ', ''],
    [
      'smsswd.exe /run:PS100010 "C:\\Program Files\\PowerShell\\7\\pwsh.exe" -ExecutionPolicy Bypass -enc "',
      '"',
    ],
    ['smsswd.exe /run: powershell -ep bypass -e ', ' -NonInteractive'],
    ['smsswd.exe /run: cmd.exe /c powershell /ec ', ''],
  ])('is decoded where it stands on a command line: %s', (before, behind) => {
    const script = 'net use \\\\server\\share';
    const encoded = Buffer.from(script, 'utf16le').toString('base64');
    const action = (command: string) =>
      onlyStep(
        sequenceOf(
          `<step type="SMS_TaskSequence_RunCommandLineAction" name="A"><action>${escaped(command)}</action></step>`,
        ),
      );
    const source = powerShellSource(action(before + encoded + behind));
    expect(source?.text).toBe(script);
    const { encoded: place } = source ?? {};
    expect(place?.source.text.slice(place.start, place.end)).toBe(encoded);
    expect(
      powerShellSource(action('smsswd.exe /run: powershell.exe -ExecutionPolicy Unrestricted')),
    ).toBeUndefined();
    expect(powerShellSource(action(`smsswd.exe /run: tool.exe -e ${encoded}`))).toBeUndefined();
  });
});

describe('dynamic rules', () => {
  it('lead from the text of a value back to the document', () => {
    const rules =
      '<Rules><Rule><Variables><Variable Name="A" IsSecret="True">x &amp; y</Variable></Variables></Rule></Rules>';
    const sequence = sequenceOf(
      `<step type="SMS_TaskSequence_SetDynamicVariablesAction" name="A"><defaultVarList><variable name="OSDSetDynamicVariablesRules" property="Rules">${escaped(rules)}</variable></defaultVarList></step>`,
    );
    const step = onlyStep(sequence);
    const read = dynamicVariableRules(step);
    const value = read?.rules[0]?.variables[0]?.value;
    if (!read || !value) throw new Error('no rule');
    expect(value.text).toBe('x & y');
    const range = placeRange(step, read.placeOf(value.rangeOf(2, 3)));
    expect(sequence.source.slice(range.start, range.end)).toBe('&amp;amp;');
    const inRules = value.replace(0, 1, 'z < 1');
    const edit = replacePlace(step, read.placeOf(inRules.range), inRules.newText);
    const mended = applyEdits(sequence.source, [edit]);
    expect(mended).toContain('z &amp;lt; 1 &amp;amp; y');
    expect(variableWrites(step)).toMatchObject([{ name: 'A', secret: true, text: 'x & y' }]);
  });
  it('that are no markup are none', () => {
    const step = onlyStep(
      sequenceOf(
        '<step type="SMS_TaskSequence_SetDynamicVariablesAction" name="A"><defaultVarList><variable name="OSDSetDynamicVariablesRules">&lt;Rules&gt;&lt;Rule&gt;&lt;Variab</variable></defaultVarList></step>',
      ),
    );
    expect(dynamicVariableRules(step)?.rules).toHaveLength(1);
    expect(dynamicVariableRules(step)?.rules[0]?.variables).toEqual([]);
  });
});

describe('instruction numbers', () => {
  it('count a group twice and what is disabled, too', () => {
    const sequence = sequenceOf(
      '<group name="A"><step name="1"/></group><group name="B" disable="true"><step name="4"/><step name="5"/><group name="C"/></group><step name="9"/>',
    );
    expect(instructions(sequence).map((one) => one.kind)).toEqual([
      'group-start',
      'step',
      'group-end',
      'group-start',
      'step',
      'step',
      'group-start',
      'group-end',
      'group-end',
      'step',
    ]);
    for (const [item, number] of instructionNumbers(sequence)) {
      if (/^\d$/.test(item.name)) expect(number).toBe(Number(item.name));
    }
  });
  it('do not mind how deep groups nest', () => {
    const depth = 20_000;
    const sequence = sequenceOf(`${'<group name="A">'.repeat(depth)}${'</group>'.repeat(depth)}`);
    expect(instructions(sequence)).toHaveLength(depth * 2);
  });
});

describe('what a step reads', () => {
  const reads = (action: string) =>
    variableReads(onlyStep(sequenceOf(`<step name="A"><action>${escaped(action)}</action></step>`))).map(
      ({ name }) => name,
    );

  it('is what stands between percent signs', () => {
    expect(reads('copy %OSDisk%\\a "%ProgramFiles(x86)%" 100% of %_SMSTSMake%%_SMSTSModel%')).toEqual([
      'OSDisk',
      'ProgramFiles(x86)',
      '_SMSTSMake',
      '_SMSTSModel',
    ]);
  });
  it('is no pattern of LIKE', () => {
    expect(reads(`wmic where "Model LIKE '%Dell%' and Name='%Name%'" get x`)).toEqual(['Name']);
    expect(reads('select * from A where b like "%OptiPlex% %7040%"')).toEqual([]);
  });
  it('stands where it says', () => {
    const sequence = sequenceOf('<step name="A"><action>&quot;%One%&quot; &amp; %Two%</action></step>');
    const step = onlyStep(sequence);
    const texts = variableReads(step).map(({ place }) => {
      const { start, end } = placeRange(step, place);
      return sequence.source.slice(start, end);
    });
    expect(texts).toEqual(['One', 'Two']);
  });
});
