import type { Source } from '../../knowledge/hotfixes.ts';

/** CMTrace has no documentation of its format. These are what others found out, and what CMTrace was seen to do. */
export const patternOfCmTrace: Source = {
  title: 'CMTrace Open: the scanf pattern found in CMTrace.exe, quoted above its own expression',
  url: 'https://github.com/adamgell/cmtraceopen/blob/629d91de2ed05cdd62ba0ff5cd683b4f1e78c48c/crates/cmtraceopen-parser/src/parser/ccm.rs',
};

export const biasNotDisplayed: Source = {
  title: 'MSEndpointMgr/ConfigMgr 77: CMTrace does not display the time of 12:13:14.567+-360',
  url: 'https://github.com/MSEndpointMgr/ConfigMgr/pull/77',
};

export const biasOfTimeZone: Source = {
  title: 'MSEndpointMgr/ConfigMgr 121: how +-420 comes from Win32_TimeZone, and what to write instead',
  url: 'https://github.com/MSEndpointMgr/ConfigMgr/issues/121',
};

export const biasNotParsed: Source = {
  title: 'NickolajA/PowerShell 5: a negative value behind the plus cannot be parsed by CMTrace',
  url: 'https://github.com/NickolajA/PowerShell/issues/5',
};

export const blankForSign: Source = {
  title: 'DriverAutomationTool 781: a blank in place of the sign, which its author saw CMTrace read',
  url: 'https://github.com/maurice-daly/DriverAutomationTool/issues/781',
};

export const timeOfCulture: Source = {
  title: 'PSAppDeployToolkit 400: a time with points makes CMTrace lose component, date and thread',
  url: 'https://github.com/PSAppDeployToolkit/PSAppDeployToolkit/pull/400',
};

export const biasIgnored: Source = {
  title: 'sccmclictr 45: CMTrace shows the local time and leaves the bias out of account',
  url: 'https://github.com/rzander/sccmclictr/issues/45',
};
