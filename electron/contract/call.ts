import type { z } from 'zod'

/** One thing that the page (or the host) may ask for. Both sides derive their types from this one declaration. */
export interface Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  /** `write` calls change something; only they are handed a `WriteDb`. */
  readonly access: 'read' | 'write'
  /** Who answers: the library in its worker thread, or the host (dialogs, printing, windows). */
  readonly answeredBy: 'library' | 'host'
  /** Who may ask: the page, or only the host (for steps between a dialog and the library). */
  readonly askedBy: 'page' | 'host'
  readonly input: Input
  readonly output: Output
}

interface Shape<Input extends z.ZodType, Output extends z.ZodType> { readonly input: Input; readonly output: Output }

/** A library call that only reads. */
export const read = <Input extends z.ZodType, Output extends z.ZodType>(shape: Shape<Input, Output>): Call<Input, Output> & { access: 'read' } =>
  ({ access: 'read', answeredBy: 'library', askedBy: 'page', ...shape })

/** A library call that changes something. */
export const write = <Input extends z.ZodType, Output extends z.ZodType>(shape: Shape<Input, Output>): Call<Input, Output> & { access: 'write' } =>
  ({ access: 'write', answeredBy: 'library', askedBy: 'page', ...shape })

/** A call that the host answers itself. */
export const byHost = <Input extends z.ZodType, Output extends z.ZodType>(shape: Shape<Input, Output>): Call<Input, Output> & { answeredBy: 'host' } =>
  ({ access: 'read', answeredBy: 'host', askedBy: 'page', ...shape })

/** A library call that only the host may make. */
export const forHost = <Input extends z.ZodType, Output extends z.ZodType>(shape: Shape<Input, Output>): Call<Input, Output> & { askedBy: 'host' } =>
  ({ access: 'write', answeredBy: 'library', askedBy: 'host', ...shape })
