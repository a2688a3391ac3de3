/**
 * Large task sequences that look like exports of a ConfigMgr console, always the same for the same number of
 * steps. 2,500 steps make about 2 MB, the most that the console's own editor takes.
 */

export const MANY_STEPS = 2500;

/** A bare `<sequence>`, one element a line. */
export function generateSequence(steps = MANY_STEPS): string {
  return sequenceLines(steps)
    .map(({ depth, text }) => `${' '.repeat(depth)}${text}\n`)
    .join('');
}

/** A console export, which holds its sequence in a CDATA section on a single line. */
export function generateExport(steps = MANY_STEPS): string {
  const sequence = sequenceLines(steps).map(({ text }) => text);
  return [
    '<INSTANCE CLASSNAME="SMS_TaskSequencePackage">',
    ...property('Name', 'string', 'Migrate user state and install Windows'),
    ...property('PackageID', 'string', 'PS100077'),
    ...property('Sequence', 'string', `<![CDATA[${sequence.join('')}]]>`),
    '</INSTANCE>',
    '',
  ].join('\r\n');
}

function property(name: string, type: string, value: string): readonly string[] {
  return [
    `  <PROPERTY NAME="${name}" CLASSORIGIN="SMS_TaskSequencePackage" TYPE="${type}">`,
    '    <QUALIFIER NAME="CIMTYPE" PROPAGATED="true" TYPE="string" TOINSTANCE="true">',
    `      <VALUE>${type}</VALUE>`,
    '    </QUALIFIER>',
    `    <VALUE>${value}</VALUE>`,
    '  </PROPERTY>',
  ];
}

interface Line {
  readonly depth: number;
  readonly text: string;
}

const STEPS_IN_SUBGROUP = 5;
const STEPS_IN_GROUP = 15;
const STEPS_IN_PHASE = 60;
const STEPS_FOR_ONE_SETUP = 500;
const phases = ['Preparation', 'Capture', 'Disk', 'Operating system', 'Client', 'Software', 'Restore'];

function sequenceLines(steps: number): readonly Line[] {
  const lines: Line[] = [
    { depth: 0, text: '<sequence version="3.10">' },
    { depth: 1, text: '<referenceList>' },
    ...Array.from({ length: Math.min(steps, PACKAGES) }, (_, index) => ({
      depth: 2,
      text: `<reference package="${packageId(index)}" />`,
    })),
    { depth: 2, text: '<reference package="PS100003" />' },
    { depth: 1, text: '</referenceList>' },
  ];
  let depth = 1;
  const closeDownTo = (wanted: number) => {
    while (depth > wanted) lines.push({ depth: --depth, text: '</group>' });
  };
  const openGroup = (name: string) => {
    lines.push({ depth: depth++, text: `<group name="${name}" description="">` });
  };
  for (let index = 0; index < steps; index++) {
    if (index % STEPS_IN_PHASE === 0) {
      closeDownTo(1);
      openGroup(`Phase ${index / STEPS_IN_PHASE + 1}: ${pick(phases, index / STEPS_IN_PHASE)}`);
    }
    if (index % STEPS_IN_GROUP === 0) {
      closeDownTo(2);
      openGroup(`Part ${(index % STEPS_IN_PHASE) / STEPS_IN_GROUP + 1}`);
      lines.push(...condition(depth, index));
    }
    if (index % STEPS_IN_SUBGROUP === 0) {
      closeDownTo(3);
      openGroup(index % 2 === 0 ? 'Laptops &amp; tablets' : 'All models');
    }
    lines.push(...stepLines(depth, index));
  }
  closeDownTo(1);
  lines.push({ depth: 0, text: '</sequence>' });
  return lines;
}

function stepLines(depth: number, index: number): readonly Line[] {
  const kind =
    index % STEPS_FOR_ONE_SETUP === STEPS_FOR_ONE_SETUP - 1 ? setupWindows : pick(stepKinds, index);
  const { type, name, action, variables } = kind(index);
  const attributes = [
    `type="SMS_TaskSequence_${type}Action" name="${name}" description="${index % 7 === 0 ? 'Set up by the deployment team' : ''}"`,
    ...(index % 31 === 0 ? ['disable="true"'] : []),
    ...(index % 13 === 0 ? ['continueOnError="true"'] : []),
    ...(index % 9 === 0 ? ['timeout="900"'] : []),
    `runIn="${type === 'InstallSoftware' ? 'FullOS' : 'WinPEandFullOS'}" successCodeList="${index % 3 === 0 ? '0' : '0 3010'}"`,
    'retryCount="0" runFromNet="false"',
  ];
  return [
    { depth, text: `<step ${attributes.join(' ')}>` },
    ...(index % 10 === 0 ? condition(depth + 1, index) : []),
    { depth: depth + 1, text: `<action>${action}</action>` },
    { depth: depth + 1, text: '<defaultVarList>' },
    ...Object.entries(variables).map(([variable, value]) => ({
      depth: depth + 2,
      text: variableElement(variable, value),
    })),
    { depth: depth + 1, text: '</defaultVarList>' },
    { depth, text: '</step>' },
  ];
}

function variableElement(name: string, value: string): string {
  const start = `<variable name="${name}" property="${name.replace(/^_?SMS(?:TS|Client)?/, '')}"`;
  return value === '' ? `${start} hidden="true"/>` : `${start}>${value}</variable>`;
}

function condition(depth: number, index: number): readonly Line[] {
  return [
    { depth, text: '<condition>' },
    { depth: depth + 1, text: '<operator type="or">' },
    { depth: depth + 2, text: '<expression type="SMS_TaskSequence_VariableConditionExpression">' },
    { depth: depth + 3, text: '<variable name="Operator">equals</variable>' },
    { depth: depth + 3, text: `<variable name="Value">Stage ${index % 6}</variable>` },
    { depth: depth + 3, text: '<variable name="Variable">DeploymentStage</variable>' },
    { depth: depth + 2, text: '</expression>' },
    { depth: depth + 2, text: '<expression type="SMS_TaskSequence_WMIConditionExpression">' },
    { depth: depth + 3, text: '<variable name="Namespace">root\\cimv2</variable>' },
    {
      depth: depth + 3,
      text: `<variable name="Query">SELECT * FROM Win32_ComputerSystem WHERE Model LIKE '%Book ${index % 90}%' AND NumberOfProcessors &gt; 1</variable>`,
    },
    { depth: depth + 2, text: '</expression>' },
    { depth: depth + 1, text: '</operator>' },
    { depth, text: '</condition>' },
  ];
}

interface StepText {
  readonly type: string;
  readonly name: string;
  readonly action: string;
  readonly variables: Readonly<Record<string, string>>;
}

const stepKinds: readonly ((index: number) => StepText)[] = [
  runCommandLine,
  setVariable,
  runCommandLine,
  installSoftware,
  runCommandLine,
  setVariable,
  runCommandLine,
  setVariable,
  installSoftware,
  reboot,
  runCommandLine,
];

function runCommandLine(index: number): StepText {
  const program = pick(['robocopy.exe', 'powercfg.exe', 'bcdedit.exe', 'cscript.exe //nologo'], index);
  const isBehindVariable = pick(stepKinds, index + stepKinds.length - 1) === setVariable;
  const folder = isBehindVariable ? `%PartFolder${index - 1}%` : '%_SMSTSLogPath%';
  const command = `${program} "%SystemDrive%\\Deploy\\part ${index}.txt" /log:"${folder}\\part${index}.log" /retry:3`;
  return {
    type: 'RunCommandLine',
    name: `Run Command Line ${index}`,
    action: `smsswd.exe /run:${packageId(index)} ${command}`,
    variables: {
      CommandLine: command,
      SMSTSDisableWow64Redirection: 'false',
      PackageID: packageId(index),
      _SMSTSRunCommandLineAsUser: 'false',
      SMSTSRunCommandLineUserName: '',
    },
  };
}

function setVariable(index: number): StepText {
  const value = `\\\\CM01.example.com\\Share$\\Logs &amp; reports\\%OSDComputerName%\\${index}`;
  return {
    type: 'SetVariable',
    name: `Set the folder of part ${index}`,
    action: `tsenv.exe "PartFolder${index}=${value}"`,
    variables: { VariableName: `PartFolder${index}`, VariableValue: value },
  };
}

function installSoftware(index: number): StepText {
  return {
    type: 'InstallSoftware',
    name: `Install part ${index} of the office software`,
    action: `smsswd.exe /pkg:${packageId(index)} /install /basevar: /continueOnError:False`,
    variables: {
      PackageID: packageId(index),
      _SMSSWDProgramName: `Install silently, part ${index}`,
      BaseVariableName: '',
      ContinueOnInstallError: 'false',
    },
  };
}

function setupWindows(): StepText {
  const patch = `C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp`;
  return {
    type: 'SetupWindowsAndSMS',
    name: 'Setup Windows and ConfigMgr',
    action: 'OSDSetupWindows.exe',
    variables: {
      SMSClientInstallProperties: `SMSMP=CM01.example.com SMSCACHESIZE=20480 PATCH="${patch}"`,
      _SMSClientPackageID: 'PS100003',
    },
  };
}

function reboot(index: number): StepText {
  return {
    type: 'Reboot',
    name: 'Restart Computer',
    action: 'smsboot.exe /target:HD',
    variables: {
      SMSRebootMessage: `Part ${index} is complete, this computer restarts.`,
      SMSRebootTimeout: '60',
      SMSRebootTarget: 'HD',
    },
  };
}

const PACKAGES = 300;

function packageId(index: number): string {
  return `PS1${(0x100 + (index % PACKAGES)).toString(16).toUpperCase().padStart(5, '0')}`;
}

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error(`nothing at ${index}`);
  return item;
}
