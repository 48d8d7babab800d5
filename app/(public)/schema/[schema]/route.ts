import { notFound } from 'next/navigation'
import { schemaNamed } from '@/lib/paper/schemas'

/** The form of the JSON that can be taken out, for anybody. */
export async function GET(_: Request, { params }: { params: Promise<{ schema: string }> }): Promise<Response> {
  const schema = schemaNamed((await params).schema)
  if (!schema) notFound()
  return Response.json(schema, { headers: { 'Content-Type': 'application/schema+json' } })
}
