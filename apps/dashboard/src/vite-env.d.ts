/** Of the package that this page was built from. */
declare const __CLADE_VERSION__: string;
