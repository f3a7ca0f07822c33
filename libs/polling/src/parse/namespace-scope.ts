/** Documents declare namespaces at the root, or once more below; a longer chain would only cost time. */
const MOST_SCOPES = 16;

/** The namespaces in force at a place in a document, by prefix ('' is the default). */
export class NamespaceScope {
  private static readonly NONE = new NamespaceScope(new Map(), null, 0);

  private constructor(
    private readonly declared: ReadonlyMap<string, string>,
    private readonly outer: NamespaceScope | null,
    private readonly depth: number,
  ) {}

  /** The scope of an element with these attributes inside another scope. */
  static within(
    outer: NamespaceScope = NamespaceScope.NONE,
    attributes: ReadonlyMap<string, string>,
  ): NamespaceScope {
    if (outer.depth >= MOST_SCOPES) return outer;
    let declared: Map<string, string> | undefined;
    for (const [name, value] of attributes) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      declared ??= new Map();
      declared.set(name.slice('xmlns:'.length), value);
    }
    return declared ? new NamespaceScope(declared, outer, outer.depth + 1) : outer;
  }

  find(prefix: string): string | undefined {
    return this.declared.get(prefix) ?? this.outer?.find(prefix);
  }
}
