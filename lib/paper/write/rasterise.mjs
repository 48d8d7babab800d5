// A program of its own: SVG that we have drawn comes in, PNG goes out. The product's own process reads no SVG at all (clean-picture).
import sharp from 'sharp'

const parts = []
for await (const part of process.stdin) parts.push(part)
const drawn = sharp(Buffer.concat(parts), { density: 192 }).flatten({ background: '#ffffff' }).png()
process.stdout.write(await drawn.toBuffer(), () => process.exit(0))
