import { type ChildProcess, execFile, execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { WebSocket } from 'ws'
import { type Postgres, startPostgres, superuserUrl } from '@/server/postgres'
import { QUIET } from '../kit/browser'
import { startCouncilAccounts } from '../kit/council-accounts'
import { startMailServer } from '../kit/mail-server'
import { makeProduct, ownPort, removeData } from '../kit/product'
import { freePort } from '../kit/realtime'
import { isRedisHere, type Redis, startRedis } from '../kit/redis'
import { OFFICE, toALeadWithAnAssessment } from './first-lead'
import { expect, LONG, test } from './journey'
import { editorOf } from './people'

/** What an operator is told to write is what is tried here: the blocks of server/README.md, with our names, ports and passwords. */
const BOOK = readFileSync('server/README.md', 'utf8')
const inBook = (kind: string) => new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(BOOK)?.[1] ?? ''

const HOST = 'concord.example'
const [HTTPS, INSIDE] = [ownPort(3), ownPort(4)]
let [HTTP, ISSUER] = [0, 0]
const url = `https://${HOST}:${HTTPS}`
let folder: string
const at = (name: string) => join(folder, name)

let postgres: Postgres
let redis: Redis
let mail: Awaited<ReturnType<typeof startMailServer>>
let accounts: Awaited<ReturnType<typeof startCouncilAccounts>>
let product: ReturnType<typeof makeProduct>
let proxy: ChildProcess
let settings: Record<string, string>
const isHere = isRedisHere() && ['nginx', 'haproxy'].every((name) => spawnSync(name, ['-v']).status === 0)

test.use({
  baseURL: url,
  // Of the browser and not of a page: the worker that tabs share opens the connection.
  launchOptions: async ({ launchOptions }, use) =>
    use({
      ...launchOptions,
      args: [...QUIET, '--ignore-certificate-errors', `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
    }),
})
test.beforeAll(async () => {
  test.skip(!isHere, 'nginx, HAProxy or Redis is not here')
  test.setTimeout(240_000)
  folder = mkdtempSync('/var/tmp/concord-book-')
  chmodSync(folder, 0o711) // so that the account that PostgreSQL runs as can pass
  ;[HTTP, ISSUER] = [await freePort(), await freePort()]
  makeCertificate()
  postgres = await startPostgres(at('postgres'))
  await makeDatabase()
  redis = await startRedis()
  mail = await startMailServer()
  accounts = await startCouncilAccounts(url, `https://localhost:${ISSUER}`)
  proxy = startNginx()
  settings = {
    ...readSettings(),
    ...accounts.settings,
    ...{ OIDC_LABEL: 'Sign in with Newby', REDIS_URL: redis.url, NODES: '2', DEMO: '0' },
    NODE_EXTRA_CA_CERTS: at('concord.pem'),
  }
  product = makeProduct(INSIDE, settings)
  await product.start()
})
test.afterAll(async () => {
  await product?.end()
  proxy?.kill()
  await accounts?.stop()
  await mail?.stop()
  await redis?.kill()
  await postgres?.stop()
  if (!folder) return
  await removeData(at('postgres'))
  rmSync(folder, { recursive: true, force: true })
})

function makeCertificate() {
  const names = `subjectAltName=DNS:${HOST},DNS:localhost`
  const how = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${HOST}`, '-addext', names]
  execFileSync('openssl', [...how, '-keyout', at('concord.key'), '-out', at('concord.pem')], { stdio: 'ignore' })
}

/** A PostgreSQL of ours has a database of the usual name already. */
const asBook = (words: string) =>
  words
    .replaceAll('concord_owner', 'book_owner')
    .replaceAll(/database concord|\/concord'/g, (said) => said.replace('concord', 'book'))

async function makeDatabase() {
  const client = new pg.Client({ connectionString: await superuserUrl(at('postgres'), postgres.url) })
  await client.connect()
  for (const statement of asBook(inBook('sql')).split(';')) await client.query(statement)
  await client.end()
}

/** As a shell reads them. */
function readSettings(): Record<string, string> {
  const [, written = ''] = /<<END\n([\s\S]*?)END\n/.exec(inBook('sh')) ?? []
  const ours = asBook(written)
    .replace('https://concord.council.gov.uk', url)
    .replace('/var/lib/concord', at('data'))
    .replace('@localhost/', `@${new URL(postgres.url).host}/`)
    .replace('$(openssl rand -base64 33)', randomBytes(33).toString('base64'))
    .replace('mail.council.gov.uk:587', new URL(mail.url).host)
  writeFileSync(at('settings'), ours)
  const names = [...ours.matchAll(/^(\w+)=/gm)].map(([, name]) => name as string)
  const read = execFileSync('sh', ['-c', `set -a && . "$0" && exec env -0`, at('settings')], { encoding: 'utf8' })
  const all = Object.fromEntries(
    read.split('\0').map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]),
  )
  return Object.fromEntries(names.map((name) => [name, all[name] ?? '']))
}

function startNginx() {
  const book = inBook('nginx')
    .replaceAll('concord.council.gov.uk', HOST)
    .replaceAll('443 ssl', `${HTTPS} ssl`)
    .replaceAll(/listen (\[::\]:)?80;/g, `listen $1${HTTP};`)
    .replaceAll('$host', `$host:${HTTPS}`) // a browser leaves out 443 alone
    .replace('/etc/ssl/private/concord.key', at('concord.key'))
    .replace('/etc/ssl/concord.pem', at('concord.pem'))
    .replace('127.0.0.1:3000', `127.0.0.1:${INSIDE}`)
  const issuer = `server {
    listen ${ISSUER} ssl;
    ssl_certificate ${at('concord.pem')};
    ssl_certificate_key ${at('concord.key')};
    location / {
      proxy_pass http://127.0.0.1:${accounts.port};
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-Proto https;
    }
  }`
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((of) => `${of}_temp_path ${at(of)};`)
  const http = [`access_log off;`, ...paths, book, issuer].join('\n')
  writeFileSync(at('nginx.conf'), `user root; daemon off; pid ${at('nginx.pid')};\nevents {}\nhttp {\n${http}\n}\n`)
  return spawn('nginx', ['-c', at('nginx.conf'), '-e', at('error.log')], { stdio: 'inherit' })
}

/** In the place of nginx; what stands for three machines is one. */
async function startHaproxy() {
  const gone = new Promise((over) => proxy.once('exit', over))
  proxy.kill()
  await gone
  writeFileSync(at('both.pem'), ['concord.pem', 'concord.key'].map((name) => readFileSync(at(name), 'utf8')).join(''))
  const book = inBook('haproxy')
    .replace(':::443', `:::${HTTPS}`)
    .replace(':::80', `:::${HTTP}`)
    .replace('/etc/haproxy/concord.pem', at('both.pem'))
    .replaceAll(/10\.0\.0\.1\d:3000/g, `127.0.0.1:${INSIDE}`)
  writeFileSync(at('haproxy.cfg'), book)
  proxy = spawn('haproxy', ['-f', at('haproxy.cfg')], { stdio: 'ignore' })
}

/** A websocket goes through. */
async function upgrade() {
  const ca = readFileSync(at('concord.pem'))
  const socket = new WebSocket(`wss://localhost:${HTTPS}/socket.io/?EIO=4&transport=websocket`, { ca })
  await new Promise((open, failed) => socket.once('message', open).once('error', failed))
  socket.close()
}

/** Beside this process, which is the mail server. */
const admin = (...words: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'server/admin/command.ts', ...words], {
    env: { ...process.env, ...settings },
  })

test(
  'server/README.md leads from nothing to a council’s lead with an assessment: nginx or HAProxy with TLS, mail, council accounts, a PostgreSQL of one’s own, two nodes and Redis',
  LONG,
  async ({ browser, expectError }) => {
    expect((await admin('invite-programme', OFFICE)).stdout).toContain('The mail has gone out by')
    const fresh = async () => (await browser.newContext({ baseURL: url })).newPage()
    const lead = await toALeadWithAnAssessment({ fresh, mail, accounts })

    const [assessment] = /.*\/assessments\/[\w-]+/.exec(lead.url()) ?? []
    const statusOf = (path: string) => lead.evaluate(async (asked) => (await fetch(asked)).status, path)
    const plain = () => fetch(`http://localhost:${HTTP}/sign-in`, { redirect: 'manual' })
    const works = async (refusal: number) => {
      await expect(async () => expect((await plain()).headers.get('location')).toMatch(/^https:/)).toPass()
      await lead.goto(`${assessment}/q/1.1`)
      await editorOf(lead, '1.1')
      await upgrade()
      expectError(new RegExp(`${refusal}.*/metrics`))
      expect([await statusOf('/readyz'), await statusOf('/metrics')]).toEqual([200, refusal])
    }
    await works(404)
    expectError(/ERR_CONNECTION_REFUSED/)
    await startHaproxy()
    await works(403)

    const printed = product.printed().trim().split('\n')
    expect(() => printed.map((line) => JSON.parse(line)), 'all that is printed is a log').not.toThrow()
    expect(product.printed()).not.toMatch(/"level":"(warn|error|fatal)"/)
  },
)
