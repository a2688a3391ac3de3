/**
 * Step types by the names this project's rules need. Source of the names: the WMI class reference of Configuration
 * Manager task sequence steps, and exports.
 */
export const StepType = {
  setupWindows: 'SMS_TaskSequence_SetupWindowsAndSMSAction',
  setVariable: 'SMS_TaskSequence_SetVariableAction',
  installSoftware: 'SMS_TaskSequence_InstallSoftwareAction',
  runCommandLine: 'SMS_TaskSequence_RunCommandLineAction',
  restart: 'SMS_TaskSequence_RebootAction',
  captureUserState: 'SMS_TaskSequence_CaptureUserStateAction',
  restoreUserState: 'SMS_TaskSequence_RestoreUserStateAction',
  applyNetworkSettings: 'SMS_TaskSequence_ApplyNetworkSettingsAction',
  applyOperatingSystem: 'SMS_TaskSequence_ApplyOperatingSystemAction',
  disableBitLocker: 'SMS_TaskSequence_DisableBitLockerAction',
  downloadPackageContent: 'SMS_TaskSequence_DownloadPackageContentAction',
  enableBitLocker: 'SMS_TaskSequence_EnableBitLockerAction',
  installApplication: 'SMS_TaskSequence_InstallApplicationAction',
  offlineEnableBitLocker: 'SMS_TaskSequence_OfflineEnableBitLockerAction',
  partitionDisk: 'SMS_TaskSequence_PartitionDiskAction',
  prepareWindows: 'SMS_TaskSequence_PrepareOSAction',
  releaseStateStore: 'SMS_TaskSequence_ReleaseStateStoreAction',
  requestStateStore: 'SMS_TaskSequence_RequestStateStoreAction',
  runPowerShellScript: 'SMS_TaskSequence_RunPowerShellScriptAction',
  setDynamicVariables: 'SMS_TaskSequence_SetDynamicVariablesAction',
  subTaskSequence: 'SMS_TaskSequence_SubTasksequence',
  upgradeOperatingSystem: 'SMS_TaskSequence_UpgradeOperatingSystemAction',
} as const;

/**
 * Marks of sequences later than ConfigMgr 2007. Source: the step reference of ConfigMgr 2012 and current branch,
 * which lists these types as new, and exports: only current branch consoles write the attributes.
 */
export const laterThan2007 = {
  types: new Set([
    'SMS_TaskSequence_RunPowerShellScriptAction',
    'SMS_TaskSequence_InstallApplicationAction',
    'SMS_TaskSequence_SetDynamicVariablesAction',
    'SMS_TaskSequence_SubTasksequence',
    'SMS_TaskSequence_PrestartCheckAction',
    'SMS_TaskSequence_UpgradeOperatingSystemAction',
    'SMS_TaskSequence_DownloadPackageContentAction',
    'SMS_TaskSequence_OfflineEnableBitLockerAction',
  ]) as ReadonlySet<string>,
  attributes: ['retryCount', 'runFromNet'],
} as const;

/**
 * Types that only ConfigMgr has; MDT's own sequences never use them. Source: the step reference, and 345 public
 * sequences of both products.
 */
export const configMgrOnly: ReadonlySet<string> = new Set([
  'SMS_TaskSequence_SetupWindowsAndSMSAction',
  'SMS_TaskSequence_InstallSoftwareAction',
  'SMS_TaskSequence_InstallUpdateAction',
  'SMS_TaskSequence_ApplyOperatingSystemAction',
  'SMS_TaskSequence_ApplyDataImageAction',
  'SMS_TaskSequence_ApplyDriverPackageAction',
  'SMS_TaskSequence_ApplyWindowsSettingsAction',
  'SMS_TaskSequence_AutoApplyAction',
  'SMS_TaskSequence_CaptureSystemImageAction',
  'SMS_TaskSequence_CaptureUserStateAction',
  'SMS_TaskSequence_CaptureWindowsSettingsAction',
  'SMS_TaskSequence_ConnectNetworkFolderAction',
  'SMS_TaskSequence_DisableBitLockerAction',
  'SMS_TaskSequence_InstallDeployToolsAction',
  'SMS_TaskSequence_JoinDomainWorkgroupAction',
  'SMS_TaskSequence_PrepareOSAction',
  'SMS_TaskSequence_PrepareSMSClientAction',
  'SMS_TaskSequence_ReleaseStateStoreAction',
  'SMS_TaskSequence_RequestStateStoreAction',
  'SMS_TaskSequence_RestoreUserStateAction',
]);
