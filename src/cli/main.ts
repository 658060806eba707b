#!/usr/bin/env node
process.stdout.write('hanmo\n')
