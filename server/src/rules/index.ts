// Generated from the files of this folder by "npm run generate".
import { rule as actionDisagrees } from './action-disagrees.ts';
import { rule as applyOsQuoting } from './apply-os-quoting.ts';
import { rule as captureWithoutRestore } from './capture-without-restore.ts';
import { rule as ccmcertfixMissing } from './ccmcertfix-missing.ts';
import { rule as ccmcertfixRestart } from './ccmcertfix-restart.ts';
import { rule as certificateImportFailed } from './certificate-import-failed.ts';
import { rule as clientParameterAfterProperty } from './client-parameter-after-property.ts';
import { rule as clientPropertyConflict } from './client-property-conflict.ts';
import { rule as clientPropertyRemoved } from './client-property-removed.ts';
import { rule as clientPropertyRepeated } from './client-property-repeated.ts';
import { rule as clientPropertyUnknown } from './client-property-unknown.ts';
import { rule as commandNeedsShell } from './command-needs-shell.ts';
import { rule as commandUnbalancedQuotes } from './command-unbalanced-quotes.ts';
import { rule as conditionContradiction } from './condition-contradiction.ts';
import { rule as conditionEmpty } from './condition-empty.ts';
import { rule as conditionOperatorUnknown } from './condition-operator-unknown.ts';
import { rule as conditionValueMissing } from './condition-value-missing.ts';
import { rule as descriptionTooLong } from './description-too-long.ts';
import { rule as existsWithValue } from './exists-with-value.ts';
import { rule as expressionOutsideCondition } from './expression-outside-condition.ts';
import { rule as filePathRelative } from './file-path-relative.ts';
import { rule as hardCodedTaskSequencePath } from './hard-coded-task-sequence-path.ts';
import { rule as hotfixAsSoftware } from './hotfix-as-software.ts';
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
import { rule as nameTooLong } from './name-too-long.ts';
import { rule as notWithSeveralChildren } from './not-with-several-children.ts';
import { rule as packageIdMalformed } from './package-id-malformed.ts';
import { rule as packageNotListed } from './package-not-listed.ts';
import { rule as packageUnresolved } from './package-unresolved.ts';
import { rule as passwordInPlainText } from './password-in-plain-text.ts';
import { rule as patchDrive } from './patch-drive.ts';
import { rule as patchFile } from './patch-file.ts';
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
import { rule as powershellScriptWithoutPowershell } from './powershell-script-without-powershell.ts';
import { rule as propertyMissing } from './property-missing.ts';
import { rule as propertyValue } from './property-value.ts';
import { rule as referenceUnused } from './reference-unused.ts';
import { rule as registryPath } from './registry-path.ts';
import { rule as restartToWindowsPeAfterSetup } from './restart-to-windows-pe-after-setup.ts';
import { rule as secretVariableNotHidden } from './secret-variable-not-hidden.ts';
import { rule as setupBeforeApply } from './setup-before-apply.ts';
import { rule as stateStoreNotReleased } from './state-store-not-released.ts';
import { rule as stepBelowStep } from './step-below-step.ts';
import { rule as stepDeprecated } from './step-deprecated.ts';
import { rule as stepWithoutAction } from './step-without-action.ts';
import { rule as successCodesMalformed } from './success-codes-malformed.ts';
import { rule as unknownAttribute } from './unknown-attribute.ts';
import { rule as unknownElement } from './unknown-element.ts';
import { rule as unknownStepType } from './unknown-step-type.ts';
import { rule as userStateWithoutHotfix } from './user-state-without-hotfix.ts';
import { rule as variableDeprecated } from './variable-deprecated.ts';
import { rule as variableMisspelt } from './variable-misspelt.ts';
import { rule as variableNameInvalid } from './variable-name-invalid.ts';
import { rule as variableReadOnly } from './variable-read-only.ts';
import { rule as variableValueTooLong } from './variable-value-too-long.ts';
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
  applyOsQuoting,
  captureWithoutRestore,
  ccmcertfixMissing,
  ccmcertfixRestart,
  certificateImportFailed,
  clientParameterAfterProperty,
  clientPropertyConflict,
  clientPropertyRemoved,
  clientPropertyRepeated,
  clientPropertyUnknown,
  commandNeedsShell,
  commandUnbalancedQuotes,
  conditionContradiction,
  conditionEmpty,
  conditionOperatorUnknown,
  conditionValueMissing,
  descriptionTooLong,
  existsWithValue,
  expressionOutsideCondition,
  filePathRelative,
  hardCodedTaskSequencePath,
  hotfixAsSoftware,
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
  nameTooLong,
  notWithSeveralChildren,
  packageIdMalformed,
  packageNotListed,
  packageUnresolved,
  passwordInPlainText,
  patchDrive,
  patchFile,
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
  powershellScriptWithoutPowershell,
  propertyMissing,
  propertyValue,
  referenceUnused,
  registryPath,
  restartToWindowsPeAfterSetup,
  secretVariableNotHidden,
  setupBeforeApply,
  stateStoreNotReleased,
  stepBelowStep,
  stepDeprecated,
  stepWithoutAction,
  successCodesMalformed,
  unknownAttribute,
  unknownElement,
  unknownStepType,
  userStateWithoutHotfix,
  variableDeprecated,
  variableMisspelt,
  variableNameInvalid,
  variableReadOnly,
  variableValueTooLong,
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
