import { StepType } from './stepTypes.ts';

/** Variables that are numbered from 0: `OSDPartitions0Type` is the member `Type` of entry 0 of `OSDPartitions`. */
export interface IndexedFamily {
  readonly name: string;
  /** How the attribute `property` calls it: `Partitions0Type`; undefined where only variables are known. */
  readonly property?: string;
  /** Where the number of entries stands. */
  readonly countVariable?: string;
  /** The class of the steps that carry it. */
  readonly stepType?: string;
  readonly members: readonly FamilyMember[];
  readonly sources: readonly string[];
}

export interface FamilyMember {
  readonly name: string;
  readonly type?: 'string' | 'boolean' | 'integer' | 'strings';
  readonly default?: string;
  /** All values there are, whatever their case. */
  readonly allowed?: readonly string[];
}

const strings = (...names: readonly string[]): readonly FamilyMember[] => names.map((name) => ({ name }));
const booleans = (...names: readonly string[]): readonly FamilyMember[] =>
  names.map((name) => ({ name, type: 'boolean' }));
const integers = (...names: readonly string[]): readonly FamilyMember[] =>
  names.map((name) => ({ name, type: 'integer' }));

export const indexedFamilies: readonly IndexedFamily[] = [
  {
    name: 'OSDPartitions',
    property: 'Partitions',
    countVariable: 'OSDPartitions',
    stepType: StepType.partitionDisk,
    members: [
      {
        // The reference prints the first four; consoles write the others, too.
        name: 'Type',
        allowed: ['Primary', 'Extended', 'Logical', 'Hidden', 'EFI', 'MSR', 'Recovery'],
      },
      { name: 'FileSystem', allowed: ['NTFS', 'FAT32'] },
      { name: 'AssignVolumeLetter', type: 'boolean', default: 'true' },
      { name: 'Bootable', type: 'boolean', default: 'false' },
      ...booleans('QuickFormat'),
      ...integers('Size'),
      { name: 'SizeUnits', allowed: ['MB', 'GB', 'Percent'], default: 'MB' },
      ...strings('VolumeName', 'VolumeLetterVariable'),
    ],
    sources: ['classes', 'variableReference', 'exports'],
  },
  {
    name: 'OSDAdapter',
    property: 'Adapters',
    countVariable: 'OSDAdapterCount',
    stepType: StepType.applyNetworkSettings,
    members: [
      ...strings('Name', 'Description', 'MACAddress', 'DNSDomain', 'DNSSuffix', 'DNSServerList'),
      ...strings('IPAddressList', 'SubnetMask', 'Gateways', 'WINSServerList', 'IPProtocolFilterList'),
      ...strings('TCPFilterPortList', 'UDPFilterPortList'),
      ...booleans('EnableDHCP', 'EnableDNSRegistration', 'EnableFullDNSRegistration', 'EnableLMHOSTS'),
      ...booleans('EnableIPProtocolFiltering', 'EnableTCPFiltering', 'EnableTCPIPFiltering'),
      ...booleans('EnableUDPFiltering', 'EnableWINS'),
      ...integers('Index', 'GatewayCostMetric', 'TcpipNetbiosOptions'),
    ],
    sources: ['classes', 'variableReference', 'ztiGather'],
  },
  {
    name: 'OSDPackage',
    property: 'PackageInfo',
    countVariable: 'OSDPackageCount',
    stepType: StepType.downloadPackageContent,
    members: [...strings('Name', 'PackageId', 'PkgType'), ...integers('Size')],
    sources: ['exports'],
  },
  {
    name: 'OSDApp',
    property: 'AppInfo',
    countVariable: 'OSDAppCount',
    stepType: StepType.installApplication,
    members: strings('Name', 'DisplayName', 'Description'),
    sources: ['exports'],
  },
  {
    // An older name of the partitions; its number counts from 1.
    name: 'OSDDiskPartitions',
    property: 'OSDDiskPartitions',
    stepType: StepType.partitionDisk,
    members: strings('Type'),
    sources: ['mdtTemplates'],
  },
  {
    name: 'DHCPScopes',
    members: [
      ...strings(
        'Name',
        'Description',
        'SubnetMask',
        'IP',
        'StartIP',
        'EndIP',
        'ExcludeStartIP',
        'ExcludeEndIP',
      ),
      ...strings('OptionRouter', 'OptionDNSServer', 'OptionWINSServer', 'OptionDNSDomainName'),
      ...strings('OptionNBTNodeType', 'OptionLease', 'OptionPXEClient'),
    ],
    sources: ['toolkitReference', 'ztiGather'],
  },
  {
    name: 'DNSZones',
    members: [...strings('Name', 'Type', 'MasterIP', 'DirectoryPartition', 'FileName', 'Scavenge', 'Update')],
    sources: ['toolkitReference', 'ztiGather'],
  },
  {
    name: 'WINSPartners',
    members: strings('Name', 'Type', 'IP'),
    sources: ['ztiGather'],
  },
];

/** A name taken apart: `OSDPartitions0Type`. */
export interface IndexedName {
  readonly family: IndexedFamily;
  readonly index: number;
  /** As it is written. */
  readonly member: string;
  /** Undefined when the family has no such member. */
  readonly known: FamilyMember | undefined;
}

const pattern = new RegExp(`^(${indexedFamilies.map(({ name }) => name).join('|')})(\\d+)([A-Za-z]+)$`, 'i');

/** Takes the name of a variable apart, whatever its case; undefined when it belongs to no family. */
export function readIndexedName(name: string): IndexedName | undefined {
  const [, familyName, index, member] = pattern.exec(name) ?? [];
  if (familyName === undefined || member === undefined) return undefined;
  const family = indexedFamilies.find((one) => one.name.toLowerCase() === familyName.toLowerCase());
  if (!family) return undefined;
  const known = family.members.find((one) => one.name.toLowerCase() === member.toLowerCase());
  return { family, index: Number(index), member, known };
}
