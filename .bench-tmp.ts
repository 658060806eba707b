import { createMarkdown } from './src/markdown/renderer.ts'
import { createRequire } from 'node:module'
