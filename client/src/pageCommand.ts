/** Shows a page that ships with the extension. A module of its own: who names it must not load the language client. */
export const PAGE_COMMAND = 'configmgrLens.openPage';
