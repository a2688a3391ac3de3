/** What the command gets from the place it runs in. */
export interface CliIo {
  /** Relative paths start here. */
  readonly cwd: string;
  readonly version: string;
  readonly out: Output;
  readonly err: Output;
  /** Whether `out` shows colours. */
  readonly colour: boolean;
  /** Serves the language on standard input and output until the client closes them. */
  startLanguageServer(): Promise<void>;
}

export interface Output {
  /** False once nobody reads any more, as behind `| head`. */
  write(text: string): Promise<boolean>;
}
