// Generated from the files of this folder by "npm run generate".
import { rule as actionDisagrees } from './action-disagrees.ts';
import { rule as applicationDownloadFailed } from './application-download-failed.ts';
import { rule as applicationExitCodeUnknown } from './application-exit-code-unknown.ts';
import { rule as applicationNotDetected } from './application-not-detected.ts';
import { rule as applicationNotListed } from './application-not-listed.ts';
import { rule as applicationStepFailed } from './application-step-failed.ts';
import { rule as applicationStepOutdated } from './application-step-outdated.ts';
import { rule as applicationStepWithoutManagementPoint } from './application-step-without-management-point.ts';
import { rule as applyOsQuoting } from './apply-os-quoting.ts';
import { rule as bitlockerNotEnabledAgain } from './bitlocker-not-enabled-again.ts';
import { rule as bitlockerPlatformPolicy } from './bitlocker-platform-policy.ts';
import { rule as bitlockerStepNewerThanClient } from './bitlocker-step-newer-than-client.ts';
import { rule as bootImageMissing } from './boot-image-missing.ts';
import { rule as bootMediaNotRead } from './boot-media-not-read.ts';
import { rule as captureVolumeNotFound } from './capture-volume-not-found.ts';
import { rule as captureWithoutRestore } from './capture-without-restore.ts';
import { rule as ccmcertfixMissing } from './ccmcertfix-missing.ts';
import { rule as ccmcertfixRestart } from './ccmcertfix-restart.ts';
import { rule as ccmsetupAlreadyRunning } from './ccmsetup-already-running.ts';
import { rule as ccmsetupBitsMissing } from './ccmsetup-bits-missing.ts';
import { rule as ccmsetupFailed } from './ccmsetup-failed.ts';
import { rule as ccmsetupFilesNotFound } from './ccmsetup-files-not-found.ts';
import { rule as ccmsetupManifestHashDiffers } from './ccmsetup-manifest-hash-differs.ts';
import { rule as ccmsetupPrerequisitesFailed } from './ccmsetup-prerequisites-failed.ts';
import { rule as ccmsetupRestartNeeded } from './ccmsetup-restart-needed.ts';
import { rule as certificateImportFailed } from './certificate-import-failed.ts';
import { rule as certificateNameDiffers } from './certificate-name-differs.ts';
import { rule as certificateRevocationUnchecked } from './certificate-revocation-unchecked.ts';
import { rule as certificationAuthorityUnknown } from './certification-authority-unknown.ts';
import { rule as childContradictsGroup } from './child-contradicts-group.ts';
import { rule as clientCertificateMissing } from './client-certificate-missing.ts';
import { rule as clientDatabaseNotCompiled } from './client-database-not-compiled.ts';
import { rule as clientIdentityRefused } from './client-identity-refused.ts';
import { rule as clientInstallerFailed } from './client-installer-failed.ts';
import { rule as clientParameterAfterProperty } from './client-parameter-after-property.ts';
import { rule as clientPropertyConflict } from './client-property-conflict.ts';
import { rule as clientPropertyRemoved } from './client-property-removed.ts';
import { rule as clientPropertyRepeated } from './client-property-repeated.ts';
import { rule as clientPropertyUnknown } from './client-property-unknown.ts';
import { rule as clientRegistrationFailed } from './client-registration-failed.ts';
import { rule as clientValueSeparated } from './client-value-separated.ts';
import { rule as commandNeedsShell } from './command-needs-shell.ts';
import { rule as commandUnbalancedQuotes } from './command-unbalanced-quotes.ts';
import { rule as conditionContradiction } from './condition-contradiction.ts';
import { rule as conditionEmpty } from './condition-empty.ts';
import { rule as conditionOperatorUnknown } from './condition-operator-unknown.ts';
import { rule as conditionValueMissing } from './condition-value-missing.ts';
import { rule as contentFileRefused } from './content-file-refused.ts';
import { rule as contentHashDiffers } from './content-hash-differs.ts';
import { rule as contentInformationHashDiffers } from './content-information-hash-differs.ts';
import { rule as contentLibraryNotFilled } from './content-library-not-filled.ts';
import { rule as contentLocationMissing } from './content-location-missing.ts';
import { rule as continueOnErrorWithoutEffect } from './continue-on-error-without-effect.ts';
import { rule as dependencyPolicyMissing } from './dependency-policy-missing.ts';
import { rule as descriptionTooLong } from './description-too-long.ts';
import { rule as disabledItem } from './disabled-item.ts';
import { rule as diskFull } from './disk-full.ts';
import { rule as distributionAddressClosed } from './distribution-address-closed.ts';
import { rule as distributionEndpointsMissing } from './distribution-endpoints-missing.ts';
import { rule as distributionPointHasWebdav } from './distribution-point-has-webdav.ts';
import { rule as domainJoinFailed } from './domain-join-failed.ts';
import { rule as driverNotAdded } from './driver-not-added.ts';
import { rule as driverStepNewerThanBootImage } from './driver-step-newer-than-boot-image.ts';
import { rule as dynamicVariableSuffix } from './dynamic-variable-suffix.ts';
import { rule as existsWithValue } from './exists-with-value.ts';
import { rule as expressionOutsideCondition } from './expression-outside-condition.ts';
import { rule as filePathRelative } from './file-path-relative.ts';
import { rule as gatewayCertificateRequired } from './gateway-certificate-required.ts';
import { rule as gatewayForbidden } from './gateway-forbidden.ts';
import { rule as gatewayTokenExpired } from './gateway-token-expired.ts';
import { rule as hardCodedTaskSequencePath } from './hard-coded-task-sequence-path.ts';
import { rule as hotfixAsSoftware } from './hotfix-as-software.ts';
import { rule as imageLargerThanPartition } from './image-larger-than-partition.ts';
import { rule as installerActionFailed } from './installer-action-failed.ts';
import { rule as likeWithoutWildcard } from './like-without-wildcard.ts';
import { rule as logFormatAttributeMissing } from './log-format-attribute-missing.ts';
import { rule as logFormatAttributeOrder } from './log-format-attribute-order.ts';
import { rule as logFormatBias } from './log-format-bias.ts';
import { rule as logFormatComponent } from './log-format-component.ts';
import { rule as logFormatDate } from './log-format-date.ts';
import { rule as logFormatMarker } from './log-format-marker.ts';
import { rule as logFormatQuotes } from './log-format-quotes.ts';
import { rule as logFormatTime } from './log-format-time.ts';
import { rule as logFormatType } from './log-format-type.ts';
import { rule as managementPointLocationsRefused } from './management-point-locations-refused.ts';
import { rule as managementPointNotReached } from './management-point-not-reached.ts';
import { rule as mdtBitlockerFailed } from './mdt-bitlocker-failed.ts';
import { rule as mdtComputerUnsuitable } from './mdt-computer-unsuitable.ts';
import { rule as mdtConnectionLost } from './mdt-connection-lost.ts';
import { rule as mdtDiskNotPartitioned } from './mdt-disk-not-partitioned.ts';
import { rule as mdtDomainNotJoined } from './mdt-domain-not-joined.ts';
import { rule as mdtFoldersLeftInImage } from './mdt-folders-left-in-image.ts';
import { rule as mdtImageMissing } from './mdt-image-missing.ts';
import { rule as mdtShareNotReached } from './mdt-share-not-reached.ts';
import { rule as mdtUserStateFailed } from './mdt-user-state-failed.ts';
import { rule as mediaConnectionNotSecure } from './media-connection-not-secure.ts';
import { rule as mediaGatewayTokenInvalid } from './media-gateway-token-invalid.ts';
import { rule as nameTooLong } from './name-too-long.ts';
import { rule as networkAccessAccountMissing } from './network-access-account-missing.ts';
import { rule as networkAdapterMissing } from './network-adapter-missing.ts';
import { rule as notWithSeveralChildren } from './not-with-several-children.ts';
import { rule as offlineServicingFailed } from './offline-servicing-failed.ts';
import { rule as packageIdMalformed } from './package-id-malformed.ts';
import { rule as packageNotListed } from './package-not-listed.ts';
import { rule as packageUnresolved } from './package-unresolved.ts';
import { rule as partitionLargerThanDisk } from './partition-larger-than-disk.ts';
import { rule as passwordInPlainText } from './password-in-plain-text.ts';
import { rule as patchDrive } from './patch-drive.ts';
import { rule as patchFile } from './patch-file.ts';
import { rule as patchInUnreadVariable } from './patch-in-unread-variable.ts';
import { rule as patchList } from './patch-list.ts';
import { rule as patchNotQuoted } from './patch-not-quoted.ts';
import { rule as patchOrder } from './patch-order.ts';
import { rule as patchOverridden } from './patch-overridden.ts';
import { rule as patchPackageIdMismatch } from './patch-package-id-mismatch.ts';
import { rule as patchPackageIdPlaceholder } from './patch-package-id-placeholder.ts';
import { rule as patchPath } from './patch-path.ts';
import { rule as patchSmstsmdatapath } from './patch-smstsmdatapath.ts';
import { rule as patchSuperseded } from './patch-superseded.ts';
import { rule as patchWrongProduct } from './patch-wrong-product.ts';
import { rule as policyNotLoaded } from './policy-not-loaded.ts';
import { rule as powershellScriptWithoutPowershell } from './powershell-script-without-powershell.ts';
import { rule as propertyMissing } from './property-missing.ts';
import { rule as propertyValue } from './property-value.ts';
import { rule as pxeCertificateUnreadable } from './pxe-certificate-unreadable.ts';
import { rule as pxeNoDeployment } from './pxe-no-deployment.ts';
import { rule as pxeVariablesNotReceived } from './pxe-variables-not-received.ts';
import { rule as referenceListsDiffer } from './reference-lists-differ.ts';
import { rule as referenceUnused } from './reference-unused.ts';
import { rule as registrationCertificateExpired } from './registration-certificate-expired.ts';
import { rule as registryPath } from './registry-path.ts';
import { rule as restartToWindowsPeAfterSetup } from './restart-to-windows-pe-after-setup.ts';
import { rule as restartWithoutWindowsSetup } from './restart-without-windows-setup.ts';
import { rule as runAsInWindowsPe } from './run-as-in-windows-pe.ts';
import { rule as runInMismatch } from './run-in-mismatch.ts';
import { rule as secretVariableNotHidden } from './secret-variable-not-hidden.ts';
import { rule as sequenceTooLarge } from './sequence-too-large.ts';
import { rule as serverNameNotResolved } from './server-name-not-resolved.ts';
import { rule as setupBeforeApply } from './setup-before-apply.ts';
import { rule as setupHookNotInstalled } from './setup-hook-not-installed.ts';
import { rule as setupWindowsMissing } from './setup-windows-missing.ts';
import { rule as setupWindowsRepeated } from './setup-windows-repeated.ts';
import { rule as siteRoleInstallerFailed } from './site-role-installer-failed.ts';
import { rule as softwareDistributionNotEnabled } from './software-distribution-not-enabled.ts';
import { rule as stateStoreNotReleased } from './state-store-not-released.ts';
import { rule as stepBelowStep } from './step-below-step.ts';
import { rule as stepDeprecated } from './step-deprecated.ts';
import { rule as stepInWrongEnvironment } from './step-in-wrong-environment.ts';
import { rule as stepWithoutAction } from './step-without-action.ts';
import { rule as successCodesMalformed } from './success-codes-malformed.ts';
import { rule as sysprepAppNotProvisioned } from './sysprep-app-not-provisioned.ts';
import { rule as sysprepReservedStorageInUse } from './sysprep-reserved-storage-in-use.ts';
import { rule as taskSequenceEnvironmentLost } from './task-sequence-environment-lost.ts';
import { rule as taskSequenceFailed } from './task-sequence-failed.ts';
import { rule as taskSequenceNotOffered } from './task-sequence-not-offered.ts';
import { rule as tpmLockedOut } from './tpm-locked-out.ts';
import { rule as unknownAttribute } from './unknown-attribute.ts';
import { rule as unknownElement } from './unknown-element.ts';
import { rule as unknownStepType } from './unknown-step-type.ts';
import { rule as updateCertificateExpired } from './update-certificate-expired.ts';
import { rule as updateClientCertificateAsked } from './update-client-certificate-asked.ts';
import { rule as updateScanFailed } from './update-scan-failed.ts';
import { rule as updateSourceOverridden } from './update-source-overridden.ts';
import { rule as upgradeBlockedByApplication } from './upgrade-blocked-by-application.ts';
import { rule as upgradeDiskTooSmall } from './upgrade-disk-too-small.ts';
import { rule as upgradeRequirementsNotMet } from './upgrade-requirements-not-met.ts';
import { rule as upgradeRolledBack } from './upgrade-rolled-back.ts';
import { rule as userStateToolFailed } from './user-state-tool-failed.ts';
import { rule as userStateWithoutHotfix } from './user-state-without-hotfix.ts';
import { rule as variableCase } from './variable-case.ts';
import { rule as variableDeprecated } from './variable-deprecated.ts';
import { rule as variableMisspelt } from './variable-misspelt.ts';
import { rule as variableNameInvalid } from './variable-name-invalid.ts';
import { rule as variableNeverRead } from './variable-never-read.ts';
import { rule as variableNeverSet } from './variable-never-set.ts';
import { rule as variableReadOnly } from './variable-read-only.ts';
import { rule as variableSetLater } from './variable-set-later.ts';
import { rule as variableValueTooLong } from './variable-value-too-long.ts';
import { rule as wqlLikeWithoutWildcard } from './wql-like-without-wildcard.ts';
import { rule as wqlNotSelect } from './wql-not-select.ts';
import { rule as wqlUnbalancedQuotes } from './wql-unbalanced-quotes.ts';
import { rule as xmlAttribute } from './xml-attribute.ts';
import { rule as xmlBareAmpersand } from './xml-bare-ampersand.ts';
import { rule as xmlBareLessThan } from './xml-bare-less-than.ts';
import { rule as xmlDeclaration } from './xml-declaration.ts';
import { rule as xmlNotWellFormed } from './xml-not-well-formed.ts';
import { rule as xmlOutsideRoot } from './xml-outside-root.ts';
import { rule as xmlStrayEndTag } from './xml-stray-end-tag.ts';
import { rule as xmlUnclosedElement } from './xml-unclosed-element.ts';
import type { Rule } from './rule.ts';

/** Every rule, by code. */
export const rules: readonly Rule[] = [
  actionDisagrees,
  applicationDownloadFailed,
  applicationExitCodeUnknown,
  applicationNotDetected,
  applicationNotListed,
  applicationStepFailed,
  applicationStepOutdated,
  applicationStepWithoutManagementPoint,
  applyOsQuoting,
  bitlockerNotEnabledAgain,
  bitlockerPlatformPolicy,
  bitlockerStepNewerThanClient,
  bootImageMissing,
  bootMediaNotRead,
  captureVolumeNotFound,
  captureWithoutRestore,
  ccmcertfixMissing,
  ccmcertfixRestart,
  ccmsetupAlreadyRunning,
  ccmsetupBitsMissing,
  ccmsetupFailed,
  ccmsetupFilesNotFound,
  ccmsetupManifestHashDiffers,
  ccmsetupPrerequisitesFailed,
  ccmsetupRestartNeeded,
  certificateImportFailed,
  certificateNameDiffers,
  certificateRevocationUnchecked,
  certificationAuthorityUnknown,
  childContradictsGroup,
  clientCertificateMissing,
  clientDatabaseNotCompiled,
  clientIdentityRefused,
  clientInstallerFailed,
  clientParameterAfterProperty,
  clientPropertyConflict,
  clientPropertyRemoved,
  clientPropertyRepeated,
  clientPropertyUnknown,
  clientRegistrationFailed,
  clientValueSeparated,
  commandNeedsShell,
  commandUnbalancedQuotes,
  conditionContradiction,
  conditionEmpty,
  conditionOperatorUnknown,
  conditionValueMissing,
  contentFileRefused,
  contentHashDiffers,
  contentInformationHashDiffers,
  contentLibraryNotFilled,
  contentLocationMissing,
  continueOnErrorWithoutEffect,
  dependencyPolicyMissing,
  descriptionTooLong,
  disabledItem,
  diskFull,
  distributionAddressClosed,
  distributionEndpointsMissing,
  distributionPointHasWebdav,
  domainJoinFailed,
  driverNotAdded,
  driverStepNewerThanBootImage,
  dynamicVariableSuffix,
  existsWithValue,
  expressionOutsideCondition,
  filePathRelative,
  gatewayCertificateRequired,
  gatewayForbidden,
  gatewayTokenExpired,
  hardCodedTaskSequencePath,
  hotfixAsSoftware,
  imageLargerThanPartition,
  installerActionFailed,
  likeWithoutWildcard,
  logFormatAttributeMissing,
  logFormatAttributeOrder,
  logFormatBias,
  logFormatComponent,
  logFormatDate,
  logFormatMarker,
  logFormatQuotes,
  logFormatTime,
  logFormatType,
  managementPointLocationsRefused,
  managementPointNotReached,
  mdtBitlockerFailed,
  mdtComputerUnsuitable,
  mdtConnectionLost,
  mdtDiskNotPartitioned,
  mdtDomainNotJoined,
  mdtFoldersLeftInImage,
  mdtImageMissing,
  mdtShareNotReached,
  mdtUserStateFailed,
  mediaConnectionNotSecure,
  mediaGatewayTokenInvalid,
  nameTooLong,
  networkAccessAccountMissing,
  networkAdapterMissing,
  notWithSeveralChildren,
  offlineServicingFailed,
  packageIdMalformed,
  packageNotListed,
  packageUnresolved,
  partitionLargerThanDisk,
  passwordInPlainText,
  patchDrive,
  patchFile,
  patchInUnreadVariable,
  patchList,
  patchNotQuoted,
  patchOrder,
  patchOverridden,
  patchPackageIdMismatch,
  patchPackageIdPlaceholder,
  patchPath,
  patchSmstsmdatapath,
  patchSuperseded,
  patchWrongProduct,
  policyNotLoaded,
  powershellScriptWithoutPowershell,
  propertyMissing,
  propertyValue,
  pxeCertificateUnreadable,
  pxeNoDeployment,
  pxeVariablesNotReceived,
  referenceListsDiffer,
  referenceUnused,
  registrationCertificateExpired,
  registryPath,
  restartToWindowsPeAfterSetup,
  restartWithoutWindowsSetup,
  runAsInWindowsPe,
  runInMismatch,
  secretVariableNotHidden,
  sequenceTooLarge,
  serverNameNotResolved,
  setupBeforeApply,
  setupHookNotInstalled,
  setupWindowsMissing,
  setupWindowsRepeated,
  siteRoleInstallerFailed,
  softwareDistributionNotEnabled,
  stateStoreNotReleased,
  stepBelowStep,
  stepDeprecated,
  stepInWrongEnvironment,
  stepWithoutAction,
  successCodesMalformed,
  sysprepAppNotProvisioned,
  sysprepReservedStorageInUse,
  taskSequenceEnvironmentLost,
  taskSequenceFailed,
  taskSequenceNotOffered,
  tpmLockedOut,
  unknownAttribute,
  unknownElement,
  unknownStepType,
  updateCertificateExpired,
  updateClientCertificateAsked,
  updateScanFailed,
  updateSourceOverridden,
  upgradeBlockedByApplication,
  upgradeDiskTooSmall,
  upgradeRequirementsNotMet,
  upgradeRolledBack,
  userStateToolFailed,
  userStateWithoutHotfix,
  variableCase,
  variableDeprecated,
  variableMisspelt,
  variableNameInvalid,
  variableNeverRead,
  variableNeverSet,
  variableReadOnly,
  variableSetLater,
  variableValueTooLong,
  wqlLikeWithoutWildcard,
  wqlNotSelect,
  wqlUnbalancedQuotes,
  xmlAttribute,
  xmlBareAmpersand,
  xmlBareLessThan,
  xmlDeclaration,
  xmlNotWellFormed,
  xmlOutsideRoot,
  xmlStrayEndTag,
  xmlUnclosedElement,
];
