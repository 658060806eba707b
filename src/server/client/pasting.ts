import type { PastingOffer, SavedPicture } from '../pasting-offer.ts'
import { createPastingCard } from './pasting-card.ts'

/**
 * Pictures that are pasted into the page or dropped on it, from the browser to the author's files: a card asks what they
 * show, and whether their lines go to the end of the article. It only exists where the preview takes pictures.
 */
export function takePictures(): void {
  let offer: PastingOffer | undefined
  /** The author drags something of the page itself. */
  let isOwnDrag = false
  const renewed = async (): Promise<PastingOffer | undefined> => {
    const response = await fetch(addressFor({}), { cache: 'no-store' }).catch(() => undefined)
    offer = response?.ok ? (((await response.json()) as PastingOffer | null) ?? undefined) : undefined
    return offer
  }
  const card = createPastingCard(async (picture, words, atEnd) => {
    const { token = '', labels } = (await renewed()) ?? {}
    const address = addressFor({ words, ...(atEnd && { 'at-end': '' }) })
    const response = await fetch(address, { method: 'POST', body: picture, headers: { 'x-hanmo-token': token } })
    if (!response.ok) throw new Error((await response.text()).trim() || labels?.away)
    return (await response.json()) as SavedPicture
  })
  const show = (files: readonly File[]) => {
    if (offer !== undefined) card.add(files, offer)
  }

  addEventListener('paste', (event) => {
    const files = picturesIn(event.clipboardData)
    if (files.length === 0 || isWriting(event) || offer === undefined) return
    event.preventDefault()
    show(files)
  })
  addEventListener('dragstart', () => {
    isOwnDrag = true
  })
  addEventListener('dragend', () => {
    isOwnDrag = false
  })
  addEventListener('dragover', (event) => {
    if (offer === undefined || isOwnDrag || !mayHoldPicture(event.dataTransfer)) return
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    card.invite(offer)
  })
  addEventListener('dragleave', (event) => {
    // From element to element the page is not left.
    if (event.relatedTarget === null) card.invite(undefined)
  })
  addEventListener('drop', (event) => {
    card.invite(undefined)
    if (offer === undefined || isOwnDrag || !mayHoldPicture(event.dataTransfer)) return
    event.preventDefault()
    show(picturesIn(event.dataTransfer))
  })
  void renewed()
}

function addressFor(query: Readonly<Record<string, string>>): string {
  return `/__hanmo/picture?${new URLSearchParams({ address: location.pathname, ...query })}`
}

function picturesIn(data: DataTransfer | null): readonly File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
}

/** While something is dragged, some browsers say what kind of file it is, and some do not. */
function mayHoldPicture(data: DataTransfer | null): boolean {
  return [...(data?.items ?? [])].some(
    ({ kind, type }) => kind === 'file' && (type === '' || type.startsWith('image/')),
  )
}

/** Into a field of the page: of comments, of the search. */
function isWriting(event: Event): boolean {
  const [at] = event.composedPath()
  return (
    at instanceof HTMLElement &&
    at.getRootNode() === document &&
    (at.isContentEditable || ['input', 'textarea'].includes(at.localName))
  )
}
