/** A file of the workspace in one of its states. */
export interface FileState {
  readonly uri: string;
  /** Differs whenever the file does. */
  readonly stamp: string;
  /** Absent where the asker knows this state already. */
  readonly text?: string;
}

/** Finds files; `known`: the stamps of the states whose text need not be sent again, by address. */
export type FindFiles = (known: Readonly<Record<string, string>>) => Promise<readonly FileState[]>;

/**
 * What files of the workspace say, each read once for each of its states; their texts are not kept. Nothing is looked
 * for before somebody asks.
 */
export class FileFacts<Facts> {
  readonly #find: FindFiles;
  readonly #read: (uri: string, text: string) => Facts;
  readonly #keptFor: () => number;
  #states: ReadonlyMap<string, { readonly stamp: string; readonly facts: Facts }> = new Map();
  #current: Promise<ReadonlyMap<string, Facts>> | undefined;
  #askedAt = 0;

  /** `keptFor`: for how many milliseconds an answer counts, unless something changes before. */
  constructor(find: FindFiles, read: (uri: string, text: string) => Facts, keptFor: () => number) {
    this.#find = find;
    this.#read = read;
    this.#keptFor = keptFor;
  }

  /** True when somebody has asked since the last change. */
  get asked(): boolean {
    return this.#current !== undefined;
  }

  /** Something changed: the next who asks gets a new answer. */
  forget(): void {
    this.#current = undefined;
  }

  /** By address, in the order of finding. Empty when the files cannot be found. */
  all(): Promise<ReadonlyMap<string, Facts>> {
    const now = Date.now();
    if (!this.#current || now - this.#askedAt > this.#keptFor()) {
      this.#askedAt = now;
      this.#current = this.#look();
    }
    return this.#current;
  }

  async #look(): Promise<ReadonlyMap<string, Facts>> {
    const known = Object.fromEntries([...this.#states].map(([uri, { stamp }]) => [uri, stamp]));
    const files = await this.#find(known).catch(() => []);
    const states = new Map<string, { readonly stamp: string; readonly facts: Facts }>();
    for (const { uri, stamp, text } of files) {
      const state = text === undefined ? this.#states.get(uri) : { stamp, facts: this.#read(uri, text) };
      if (state) states.set(uri, state);
    }
    this.#states = states;
    return new Map([...states].map(([uri, { facts }]) => [uri, facts]));
  }
}
