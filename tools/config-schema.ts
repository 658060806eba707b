import { type KnownKey, knownKeys } from '../src/config/fields.ts'

/**
 * The table of keys → the JSON Schema that editors check and complete `_config.yml` with (draft 7, which the YAML
 * language server reads). Unknown keys pass, since themes and plugins read keys of their own.
 */
export function configSchema(): Readonly<Record<string, unknown>> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '_config.yml of a hanmo site',
    type: 'object',
    properties: propertiesOf(knownKeys()),
  }
}

function propertiesOf(keys: ReadonlyMap<string, KnownKey>): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...keys.values()].map((key) => [key.name, schemaOf(key)]))
}

function schemaOf({ json, description, fallback, keys }: KnownKey): Readonly<Record<string, unknown>> {
  return {
    // `description` is shown as it is, `markdownDescription` with its marks read.
    description: description.replaceAll('`', ''),
    markdownDescription: description,
    ...json,
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(keys ? { properties: propertiesOf(keys) } : {}),
  }
}
