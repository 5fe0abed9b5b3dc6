import { findAltered } from './annotations/index.ts'
import { findTextDrift } from './documents/index.ts'
import { checkIndex, rebuildIndex } from './search/index.ts'
import { findDamage, listBackups, verify, type Connection } from './storage/index.ts'

/** One thing that was looked at. */
export interface Finding {
  readonly sound: boolean
  /** A sentence in Chinese: what was looked at and how it stands. */
  readonly sentence: string
}

/** Looks into both databases, deeper than a start does; changes nothing but a drifted search index, which it rebuilds. */
export function examine(db: Connection, dataFolder: string): Finding[] {
  return [notebookStructure(db), annotationTexts(db), corpusStructure(db), documentTexts(db), searchIndex(db), backups(dataFolder)]
}

function notebookStructure(db: Connection): Finding {
  const damage = findDamage(db, 'main', 'full')
  const count = (table: string): number => db.get<{ n: number }>(`SELECT count(*) AS n FROM main.${table}`)?.n ?? 0
  return damage === null
    ? { sound: true, sentence: `我的笔记：完好。批注 ${count('annotation')} 条（含回收站），对指标的核对 ${count('correction')} 条，导入 ${count('import')} 份。` }
    : { sound: false, sentence: `我的笔记：损坏（${damage}）。请先备份整个数据文件夹，再用 doctor --restore-backup 恢复。` }
}

function annotationTexts(db: Connection): Finding {
  const altered = findAltered(db)
  return { sound: altered.length === 0, sentence: altered.length === 0 ? '批注内容：与校验值一致。' : `批注内容：${altered.length} 条与校验值不符（${altered.slice(0, 3).join('，')}）。` }
}

function corpusStructure(db: Connection): Finding {
  const damage = findDamage(db, 'corpus', 'full')
  const documents = db.get<{ n: number }>('SELECT count(*) AS n FROM corpus.document')?.n ?? 0
  return damage === null ? { sound: true, sentence: `资料库：完好。文件 ${documents} 份。` }
    : { sound: false, sentence: `资料库：损坏（${damage}）。下次启动会从随附文件和导入原件重建。` }
}

function documentTexts(db: Connection): Finding {
  const drifted = findTextDrift(db)
  return { sound: drifted.length === 0, sentence: drifted.length === 0 ? '文件正文：与校验值一致。' : `文件正文：与校验值不符：${drifted.join('，')}。` }
}

function searchIndex(db: Connection): Finding {
  const problem = checkIndex(db)
  if (problem === null) return { sound: true, sentence: '检索索引：一致。' }
  rebuildIndex(db)
  return { sound: false, sentence: `检索索引：${problem}，已重建。` }
}

function backups(dataFolder: string): Finding {
  const all = listBackups(dataFolder)
  const [newest] = all
  if (!newest) return { sound: true, sentence: '备份：还没有。有改动的一次使用结束时会自动备份。' }
  return verify(newest.path) === null ? { sound: false, sentence: `备份：最新的一份（${newest.made}）没有通过检查。` }
    : { sound: true, sentence: `备份：${all.length} 份，最新的一份（${newest.made}）完好。` }
}
