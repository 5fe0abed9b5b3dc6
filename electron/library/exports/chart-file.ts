import { ExpectedFailure, type ChartPicture } from '../../contract/index.ts'

/** Elements that a drawn chart is made of. Anything else (script, foreignObject, image, animate …) is refused. */
const DRAWN = new Set(['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'defs', 'pattern', 'clipPath', 'linearGradient', 'radialGradient', 'stop', 'title', 'desc', 'use', 'style'])
/** Sides of a picture, in pixels: a chart of sixty panels is below it. */
const LONGEST_SIDE = 16_000
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const PNG_END = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]

/** The file of a chart that the page drew. Fails with `picture-invalid` where it is not what it says it is. */
export function chartBytes({ format, data }: Pick<ChartPicture, 'format' | 'data'>): Uint8Array<ArrayBuffer> {
  return format === 'svg' ? svgBytes(data) : pngBytes(data)
}

/** A drawing without anything that runs or reaches out: it will be opened in browsers and put into reports. */
function svgBytes(text: string): Uint8Array<ArrayBuffer> {
  if (!/^<svg[\s>]/u.test(text) || !text.endsWith('</svg>') || /<[!?]/u.test(text)) throw invalid('不是 SVG 图')
  for (const [, name] of text.matchAll(/<\/?\s*([^\s/>]+)/gu)) if (!DRAWN.has(name ?? '')) throw invalid(`含有“${(name ?? '').slice(0, 20)}”`)
  // Only inside tags: the words of a chart may say what they like.
  for (const [tag] of text.matchAll(/<[^>]*>/gu)) {
    if (/[\s"'/]on\w+\s*=/iu.test(tag)) throw invalid('含有脚本')
    for (const [, , address] of tag.matchAll(/\s(?:xlink:)?(href|src)\s*=\s*["']([^"']*)["']/giu)) if (!address?.startsWith('#')) throw invalid('含有外部链接')
  }
  if (/@import|url\(\s*["']?(?!#|["']?#)/iu.test(text)) throw invalid('含有外部链接')
  const [width, height] = ['width', 'height'].map((side) => Number(new RegExp(`^<svg[^>]*\\s${side}="(\\d+(?:\\.\\d+)?)`, 'u').exec(text)?.[1] ?? NaN))
  if (!isSide(width) || !isSide(height)) throw invalid('尺寸不对')
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`)
}

function pngBytes(base64: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  if (bytes.length < 57 || !PNG_SIGNATURE.every((byte, at) => bytes[at] === byte) || !PNG_END.every((byte, at) => bytes[bytes.length - PNG_END.length + at] === byte)) throw invalid('不是 PNG 图')
  const head = new DataView(bytes.buffer)
  if (!isSide(head.getUint32(16)) || !isSide(head.getUint32(20))) throw invalid('尺寸不对')
  return bytes
}

const isSide = (pixels: number | undefined): boolean => pixels !== undefined && pixels >= 1 && pixels <= LONGEST_SIDE
const invalid = (why: string): ExpectedFailure => new ExpectedFailure('picture-invalid', why)
