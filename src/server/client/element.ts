/** An element with a class and a text; what is shown in the preview is never HTML. */
export function element(name: string, className = '', text?: string): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  if (text !== undefined) made.textContent = text
  return made
}
