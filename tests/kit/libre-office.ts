import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Whether a LibreOffice is here. */
export const isLibreOfficeHere = () => spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0

/** Installs the system's own package of a LibreOffice without windows where none is here and it can be. Says so where it cannot. */
export function installLibreOffice() {
  if (isLibreOfficeHere()) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing LibreOffice…')
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'libreoffice-writer-nogui', 'libreoffice-calc-nogui'],
    ])
      spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
        stdio: 'ignore',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
  }
  if (!isLibreOfficeHere())
    console.log(
      'No LibreOffice is here and none could be installed, so what is to be read and edited by it is skipped.',
    )
}

/** Works with a file in a folder and a profile of its own, which are gone afterwards. */
function inFolder<T>(work: (folder: string, ask: (...args: string[]) => void) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'concord-office-'))
  const profile = pathToFileURL(join(folder, 'profile')).href
  const ask = (...args: string[]) =>
    void execFileSync('soffice', ['--headless', '--norestore', `-env:UserInstallation=${profile}`, ...args], {
      ...{ cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], timeout: 240_000 },
    })
  try {
    return work(folder, ask)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The file as LibreOffice writes it in another form: a document as text, each sheet of a workbook as a table. */
export const asRead = (bytes: Uint8Array, format: 'docx' | 'odt' | 'xlsx'): string[] =>
  inFolder((folder, ask) => {
    writeFileSync(join(folder, `paper.${format}`), bytes)
    const to =
      format === 'xlsx'
        ? 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
        : 'txt:Text (encoded):UTF8'
    ask('--convert-to', to, '--outdir', join(folder, 'out'), join(folder, `paper.${format}`))
    const made = join(folder, 'out')
    return readdirSync(made).map((name) => readFileSync(join(made, name), 'utf8'))
  })

const typed = (kind: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${kind.split(':')[1]}.dtd">\n`
const asBasic = (words: string) => `"${words.replaceAll('"', '""')}"`
const asXml = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A Word file as LibreOffice saves it after somebody has put other words for these, each wherever it stands; `tracked`: with the changes recorded. */
export const editedWord = (
  bytes: Uint8Array,
  edits: readonly [words: string, instead: string][],
  { tracked = false } = {},
) =>
  inFolder((folder, ask): Uint8Array => {
    const [from, to] = [join(folder, 'paper.docx'), join(folder, 'edited.docx')]
    writeFileSync(from, bytes)
    const basic = join(folder, 'profile', 'user', 'basic', 'Standard')
    ask('--terminate_after_init') // a new profile would take the place of what is put into it before
    const macro = [
      'Sub Edit',
      '  Dim hidden(0) As New com.sun.star.beans.PropertyValue',
      '  hidden(0).Name = "Hidden" : hidden(0).Value = True',
      `  paper = StarDesktop.loadComponentFromURL(${asBasic(pathToFileURL(from).href)}, "_blank", 0, hidden())`,
      `  paper.RecordChanges = ${tracked ? 'True' : 'False'}`,
      ...edits.flatMap(([words, instead]) => [
        '  wanted = paper.createReplaceDescriptor()',
        `  wanted.SearchString = ${asBasic(words)} : wanted.ReplaceString = ${asBasic(instead)} : wanted.SearchCaseSensitive = True`,
        '  paper.replaceAll(wanted)',
      ]),
      '  Dim word(0) As New com.sun.star.beans.PropertyValue',
      '  word(0).Name = "FilterName" : word(0).Value = "MS Word 2007 XML"',
      `  paper.storeToURL(${asBasic(pathToFileURL(to).href)}, word())`,
      '  paper.close(True)',
      'End Sub',
    ].join('\n')
    writeFileSync(
      join(basic, 'script.xlb'),
      `${typed('library:library')}<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Edits"/></library:library>`,
    )
    writeFileSync(
      join(basic, 'Edits.xba'),
      `${typed('script:module')}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits" script:language="StarBasic">${asXml(macro)}</script:module>`,
    )
    ask('macro:///Standard.Edits.Edit')
    if (!existsSync(to)) throw new Error('LibreOffice has saved nothing')
    return readFileSync(to)
  })
