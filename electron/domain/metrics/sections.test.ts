import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lexiconFrom, reading } from './testing/reading.ts'

const lexicon = lexiconFrom((name) => readFileSync(new URL(`../../../resources/lexicon/${name}.json`, import.meta.url), 'utf8'))

/** How a plan is written that no heading calls a plan: one bare imperative after the other. */
const IMPERATIVES = [
  '加快产业园项目建设，打造装备制造产业集群。', '持续提升街区商圈服务功能。', '深入推进人居环境整治，实施饮水安全改造。', '全力抓好稳粮保供。',
  '完善普惠性学前教育保障机制。', '强化要素保障，推动项目早落地。', '积极培育新型农业经营主体。', '统筹城乡融合发展。',
].join('')

test('a text of bare imperatives sets out what will be done, though no heading says so', () => {
  expect(reading(`${IMPERATIVES}\n完成99个老旧小区改造，新建5个游园。`, lexicon, ['status'])).toEqual(['99个 target', '5个 target'])
})

test('the same sentence in a text that looks back was done', () => {
  const review = '工业投资同比增长20.2%。成功举办招商活动。已建成投产一批项目。累计培训干部群众。取得新的成绩。被评为先进单位。'
  expect(reading(`${IMPERATIVES}${review}\n完成99个老旧小区改造，新建5个游园。`, lexicon, ['status']).slice(1)).toEqual(['99个 actual', '5个 actual'])
})

test('what stands already stays what is, in a plan too', () => {
  expect(reading(`${IMPERATIVES}\n用好全县14个帮扶车间。`, lexicon, ['status'])).toEqual(['14个 actual'])
})
