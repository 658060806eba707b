import { spawn } from 'node:child_process'

/** Hands an address or a file to whatever the system opens it with, or to the author's own editor. No shell sees it. */

/** @param failed called when the system has no such program */
export function openBySystem(target: string, failed: () => void): void {
  const [command = '', ...args] =
    process.platform === 'darwin'
      ? ['open', target]
      : process.platform === 'win32'
        ? ['explorer', target]
        : ['xdg-open', target]
  const child = spawn(command, args, { detached: true, stdio: 'ignore' })
  child.on('error', failed)
  child.unref()
}

/** `VISUAL` or `EDITOR` may have arguments: `code --wait`. Ends when the editor does; gives whether it could be started. */
export function openInEditor(editor: string, file: string): Promise<boolean> {
  const [command = '', ...args] = editor.trim().split(/\s+/)
  return new Promise((resolve) => {
    const child = spawn(command, [...args, file], { stdio: 'inherit' })
    child.on('error', () => resolve(false))
    child.on('exit', () => resolve(true))
  })
}
