import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import ts from 'typescript'

// Electron's own declarations, read with the TypeScript compiler: what a fake may have is what these types have.

/** Electron's types, ready to be asked. */
export interface ElectronTypes {
  /** Type of a value that `import … from 'electron'` gives, e.g. `app` or `BrowserWindow`; undefined where there is none. */
  readonly valueOf: (name: string) => ts.Type | undefined
  readonly names: readonly string[]
  readonly checker: ts.TypeChecker
}

/** Reads `electron.d.ts` (about 2 s). The package itself is never loaded: that would start a download. */
export function readElectronTypes(): ElectronTypes {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const probe = join(folder, 'electron.d.ts')
  const program = ts.createProgram([probe], { types: ['node'], lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'], skipLibCheck: true, noEmit: true })
  const checker = program.getTypeChecker()
  const module = checker.getAmbientModules().find((each) => each.name === '"electron"')
  if (module === undefined) throw new Error('electron.d.ts declares no module "electron"')
  const isValue = (symbol: ts.Symbol): boolean => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    return (target.flags & ts.SymbolFlags.Value) !== 0
  }
  const values = new Map(checker.getExportsOfModule(module).filter(isValue).map((symbol) => [symbol.name, symbol]))
  return {
    checker,
    names: [...values.keys()],
    valueOf(name) {
      const symbol = values.get(name)
      return symbol === undefined ? undefined : checker.getTypeOfSymbol(symbol)
    },
  }
}

/** The members of a union, or the type itself. */
const membersOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type])

/**
 * Says what of a value the type does not know: options with names that no member of the type has, and words that are
 * not among the literals allowed. Null where all is known.
 */
export function findUnknown({ checker }: ElectronTypes, value: unknown, types: readonly ts.Type[], path: string): string | null {
  const members = types.flatMap(membersOf)
  if (value === null || value === undefined || members.length === 0) return null
  if (members.some((type) => type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter))) return null
  if (typeof value === 'string') {
    if (members.some((type) => type.flags & ts.TypeFlags.String)) return null
    const literals = members.filter((type) => type.isStringLiteral()).map((type) => type.value)
    return literals.length === 0 || literals.includes(value) ? null : `${path} does not take “${value}”`
  }
  if (Array.isArray(value)) {
    const elements = members.flatMap((type) => checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? [])
    return firstOf(value.map((each, index) => findUnknown({ checker } as ElectronTypes, each, elements, `${path}[${index}]`)))
  }
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return null
  const shapes = members.filter((type) => type.flags & ts.TypeFlags.Object)
  if (shapes.some((type) => checker.getIndexTypeOfType(type, ts.IndexKind.String) !== undefined)) return null
  return firstOf(Object.entries(value).map(([key, part]) => {
    const known = shapes.flatMap((type) => checker.getPropertyOfType(type, key) ?? [])
    if (known.length === 0) return `${path} has no option “${key}”`
    return findUnknown({ checker } as ElectronTypes, part, known.map((symbol) => checker.getTypeOfSymbol(symbol)), `${path}.${key}`)
  }))
}

const firstOf = (found: readonly (string | null)[]): string | null => found.find((each) => each !== null) ?? null
