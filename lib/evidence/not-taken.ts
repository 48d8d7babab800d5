/** What a file is that is not taken, by its ending, so that the refusal can say what to do with it. */
const FAMILIES = {
  oldOffice: ['doc', 'xls', 'ppt', 'dot', 'xlt', 'pot', 'pps', 'xlsb', 'pub', 'vsd', 'vsdx', 'one', 'mpp'],
  macros: ['docm', 'xlsm', 'pptm', 'dotm', 'xltm', 'potm', 'ppsm', 'xlam'],
  apple: ['pages', 'numbers', 'key', 'webarchive'],
  archive: ['zip', 'rar', '7z', 'tar', 'gz', 'tgz', 'bz2', 'xz', 'iso', 'cab'],
  page: ['html', 'htm', 'mht', 'mhtml', 'xhtml', 'xml', 'md', 'url', 'webloc'],
  drawing: ['svg', 'eps', 'ai', 'psd', 'bmp', 'tif', 'tiff', 'ico', 'wmf', 'emf', 'avif', 'jxl', 'raw', 'dng', 'apng'],
  sound: ['mp4', 'mov', 'avi', 'mkv', 'webm', 'mp3', 'm4a', 'wav', 'aac', 'flac', 'ogg', 'wmv', 'm4v'],
  program: [
    'exe',
    'com',
    'bat',
    'cmd',
    'ps1',
    'sh',
    'js',
    'vbs',
    'msi',
    'jar',
    'scr',
    'app',
    'dll',
    'hta',
    'lnk',
    'py',
    'apk',
  ],
  data: ['json', 'sql', 'mdb', 'accdb', 'db', 'sqlite', 'parquet', 'sav', 'shp', 'gpkg', 'kml', 'tsv', 'dat'],
  none: [''],
} as const
export type Family = keyof typeof FAMILIES | 'other'

export const familyOf = (ending: string): Family =>
  (Object.keys(FAMILIES) as (keyof typeof FAMILIES)[]).find((family) =>
    (FAMILIES[family] as readonly string[]).includes(ending),
  ) ?? 'other'
