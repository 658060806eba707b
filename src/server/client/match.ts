/** The children of an element before and after → which became which: equal ones first, then those of the same kind. */
interface Match {
  readonly old?: ChildNode
  readonly now?: ChildNode
}

/** Longer lists are compared from both ends only; what lies between is matched in order. */
const MOST = 400

export function matchChildren(from: Element, to: Element): readonly Match[] {
  const before = [...from.childNodes]
  const after = [...to.childNodes]
  const matches: Match[] = []
  let start = 0
  for (; start < Math.min(before.length, after.length); start++) {
    const [old, now] = [before[start], after[start]]
    if (!old || !now || !old.isEqualNode(now)) break
    matches.push({ old, now })
  }
  const tail: Match[] = []
  let [a, b] = [before.length, after.length]
  for (; a > start && b > start; a--, b--) {
    const [old, now] = [before[a - 1], after[b - 1]]
    if (!old || !now || !old.isEqualNode(now)) break
    tail.push({ old, now })
  }
  return [...matches, ...matchMiddle(before.slice(start, a), after.slice(start, b)), ...tail.reverse()]
}

/** By the longest common subsequence of equal nodes; gaps between them by kind. */
function matchMiddle(before: readonly ChildNode[], after: readonly ChildNode[]): readonly Match[] {
  if (before.length > MOST || after.length > MOST) return matchGap(before, after)
  const keysBefore = before.map(keyOf)
  const keysAfter = after.map(keyOf)
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? []
    for (let j = after.length - 1; j >= 0; j--)
      row[j] = keysBefore[i] === keysAfter[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const matches: Match[] = []
  let [i, j, gapI, gapJ] = [0, 0, 0, 0]
  const closeGap = () => matches.push(...matchGap(before.slice(gapI, i), after.slice(gapJ, j)))
  while (i < before.length && j < after.length) {
    const [old, now] = [before[i], after[j]]
    if (old && now && keysBefore[i] === keysAfter[j]) {
      closeGap()
      matches.push({ old, now })
      i++
      j++
      gapI = i
      gapJ = j
    } else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  ;[i, j] = [before.length, after.length]
  closeGap()
  return matches
}

function matchGap(before: readonly ChildNode[], after: readonly ChildNode[]): readonly Match[] {
  const matches: Match[] = []
  let i = 0
  for (const now of after) {
    const found = before.findIndex((old, index) => index >= i && isSameKind(old, now))
    if (found < 0) {
      matches.push({ now })
      continue
    }
    for (; i < found; i++) matches.push(only(before[i]))
    matches.push({ ...only(before[found]), now })
    i = found + 1
  }
  for (; i < before.length; i++) matches.push(only(before[i]))
  return matches
}

const only = (old: ChildNode | undefined): Match => (old === undefined ? {} : { old })

function keyOf(node: ChildNode): string {
  return node instanceof Element ? node.outerHTML : `${node.nodeType}${node.nodeValue}`
}

function isSameKind(a: ChildNode, b: ChildNode): boolean {
  if (a.nodeName !== b.nodeName) return false
  return !(a instanceof Element && b instanceof Element) || a.id === b.id || (!isKept(a) && !isKept(b))
}

/** Elements that scripts find by their name are not made into others. */
function isKept({ id, localName }: Element): boolean {
  return id !== '' && !/^h[1-6]$/.test(localName)
}
