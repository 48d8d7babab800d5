import type pg from 'pg'

export async function loadReference(client: pg.ClientBase): Promise<void> {
  const version = '00000000-0000-7000-8000-000000000001'
  await client.query(`insert into framework_versions values ($1, 'Efficient and intelligent councils', 1, now()) on conflict do nothing`, [version])
  for (const area of [1, 2, 3, 4, 5]) {
    await client.query(`insert into framework_areas values ($1, $2, 'Area', 's') on conflict do nothing`, [version, area])
    for (let n = 1; n <= 8; n++) await client.query(`insert into framework_questions values ($1,$2,$3,$4,$5,'Q?','why','[{"level":1,"name":"Starting","text":"a"},{"level":2,"name":"Developing","text":"b"},{"level":3,"name":"Maturing","text":"c"},{"level":4,"name":"Leading","text":"d"}]','["x"]','{evidence-use}','{unitary,district,county,metropolitan,london-borough,combined}','g') on conflict do nothing`, [`00000000-0000-7000-8000-0000000000${area}${n}`, version, area, n, `${area}.${n}`])
  }
}
