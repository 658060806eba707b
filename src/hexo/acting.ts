import { EventEmitter } from 'node:events'
import { currentBeside } from './reading.ts'

/**
 * What `hexo` does as a whole: load the site, run a command, end. While a site is built there is nothing to load, since the
 * road does it; beside a build the work is that of the desk.
 */
export class Acting extends EventEmitter {
  [member: string]: any

  call(name: string, ...rest: any[]): Promise<any> {
    return this._called(rest, (args: any = {}) => {
      const { console: commands } = this.extend
      const command = commands.get(name)
      if (!command) throw new Error(`Console \`${name}\` has not been registered yet!`)
      return command.call(this, args)
    })
  }

  init(): Promise<any> {
    return this.answer(() => undefined)
  }
  load(...rest: any[]): Promise<any> {
    return this._called(rest, () => currentBeside()?.desk.load())
  }
  /** Who watches is the preview. */
  watch(...rest: any[]): Promise<any> {
    return this.load(...rest)
  }
  unwatch(): void {}

  exit(error?: any): Promise<any> {
    return this.answer(async () => {
      if (error) currentBeside()?.desk.failed(error)
      this.hasEnded = true
      await this.execFilter('before_exit', null, { context: this })
      this.emit('exit', error)
    })
  }

  /** The last argument may be a function that hears of the end. */
  _called(given: any[], work: any): Promise<any> {
    const done = typeof given.at(-1) === 'function' ? given.pop() : undefined
    const answer = this.answer(() => work(...given))
    if (done) answer.then((value: any) => done(null, value), done)
    return answer
  }
}
