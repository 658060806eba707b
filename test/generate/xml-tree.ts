import { SaxesParser } from 'saxes'

/** An XML document as a tree, read by a parser that refuses what is not well-formed or uses an undeclared prefix. */
export interface Tree {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Tree[]
  /** The text of the element and all inside. */
  readonly text: string
}

interface Growing extends Tree {
  children: Growing[]
  text: string
}

export function parseXml(xml: string): Tree {
  const root: Growing = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const)
    const made: Growing = { name, attributes: Object.fromEntries(values), children: [], text: '' }
    open.at(-1)?.children.push(made)
    open.push(made)
  })
  const addText = (text: string) => {
    for (const each of open) each.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  const [document] = root.children
  if (!document) throw new Error('no root element')
  return document
}

export function all(tree: Tree, name: string): Tree[] {
  return tree.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])
}

export function child(tree: Tree, name: string): Tree | undefined {
  return tree.children.find((each) => each.name === name)
}
