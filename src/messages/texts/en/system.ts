/** What the system says of a file, by its code. */
export const system = {
  /** Where an open file fails, Node no longer knows its name. */
  aFile: 'A file',
  sentence: (p: { path: string; what: string; code: string }) => `${p.path} ${p.what} (${p.code}).`,
  faults: {
    EACCES: ['may not be read or written by you', 'Change its permissions, or run the command as its owner.'],
    EPERM: ['may not be changed by you', 'Change its permissions, or run the command as its owner.'],
    EROFS: ['lies on a disk that is read-only', 'Choose another folder.'],
    ENOSPC: ['does not fit: the disk is full', 'Make room and run the command again.'],
    EDQUOT: ['does not fit: your quota is used up', 'Make room and run the command again.'],
    EMFILE: ['could not be opened: too many files are open', 'Raise the limit with "ulimit -n 4096".'],
    ENOTDIR: ['should be in a folder, but a part of its path is a file', 'Rename one of them.'],
    EEXIST: ['is a file where a folder is needed', 'Rename it, or remove it.'],
    ENOTEMPTY: ['is a folder with files in it where the site has a file', 'Rename it, or remove it.'],
    EISDIR: ['is a folder where a file was expected', 'Rename one of them.'],
    ELOOP: ['is a symbolic link that leads in a circle', 'Remove the link.'],
    ENOENT: ['is missing', 'It may have been moved while the command was running; run it again.'],
    EBUSY: ['is in use by another program', 'Close that program and run the command again.'],
  } satisfies Faults,
  /** Node makes a folder with all above it, so none of them can be missing: that is what it says of a read-only disk. */
  unmade: [
    'cannot be made',
    'Its disk may be read-only, or a part of its path a link that leads nowhere. Choose another folder.',
  ] satisfies Fault,
  /** What the same codes mean of inotify. */
  watching: {
    ENOSPC: [
      'cannot be watched: the system has no file watches left',
      'Raise the limit: "sudo sysctl fs.inotify.max_user_watches=524288".',
    ],
    EMFILE: [
      'cannot be watched: too many programs are watching files',
      'Close some, or raise the limit: "sudo sysctl fs.inotify.max_user_instances=512".',
    ],
  } satisfies Faults,
}

export type Fault = [what: string, hint: string]
export type Faults = Record<string, Fault>
