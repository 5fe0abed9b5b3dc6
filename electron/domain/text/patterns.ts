// What a line says it is, by its words alone. All patterns are asked of short lines only (see MAX_LINE), so none
// can be slow.

/** Longer lines are running text whatever they begin with, in UTF-16 code units. */
const MAX_LINE = 120

/** Family names of one character that begin nearly all Chinese personal names. */
const FAMILY_NAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂苗谷曲盛冉翁蓝骆路游辛靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤阳穆司卓古吉缪简车连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬栾隋刁沙荣巫寇桑郎甄丛仲虞敖佘池查麻苑迟邝官封谈鞠荆冀胥班储原栗燕楚鄢劳谌奚皮粟冼蔺'

const NAME = new RegExp(`^(?:[${FAMILY_NAMES}][\\u4e00-\\u9fff]{1,2}|(?:欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|东方|端木|百里|呼延)[\\u4e00-\\u9fff]{1,2}|[\\u4e00-\\u9fff]{1,8}·[\\u4e00-\\u9fff·]{1,10})$`)

/** True for what is written like a person's name: 刘伟, 孙泰雁, 刘 星 (blanks inside are the type-setter's). */
export function isPersonName(text: string): boolean {
  return NAME.test(text.replace(/[\s\u3000]/g, ''))
}

/** True for one or more names set apart by blanks or 、, or a single name spread out (刘 星). */
export function isNameList(text: string): boolean {
  const parts = text.trim().split(/[\s\u3000、,，]+/).filter(Boolean)
  if (parts.length === 0 || parts.length > 12) return false
  return parts.every(isPersonName) || (parts.every(part => part.length === 1) && isPersonName(parts.join('')))
}

const WRITTEN_BY = /^(?:[本特]?[报台社刊网]?(?:特约|见习|首席)?(?:记者|通讯员|评论员)|摄影(?:报道)?|作者|撰稿|撰文|供稿|整理|责任编辑|责编|编辑|文\/图|图\/文|文|图|来源|执笔|校对|版式|制图)\s*[:：\s／/]\s*(.{2,40})$/
const OFFICE_HOLDER = /^(.{2,40}?(?:书记|市长|区长|县长|省长|州长|旗长|盟长|主任|主席|局长|镇长|乡长|部长|厅长|处长|科长|行长|院长|校长|会长|理事长|秘书长|董事长|总经理|教授|研究员|代表|委员|主编|专员))[\s\u3000]+(.{2,9})$/

/** What a news site prints under a title: 2021-04-23 08:30 来源：青麓日报. */
const SOURCE = /^(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*)?(?:信息来源|来源|发布时间|发布日期|发布机构)\s*[:：]/

/** A line that names who wrote, photographed or gave the text: （孙泰雁 范国栋）, 摄影：孙泰雁, 晋中市人民政府市长 刘 星. */
export function isByline(text: string): boolean {
  if (text.length > 60) return false
  const bracketed = /^[（(]([^（）()]{2,40})[）)]$/.exec(text)
  if (bracketed) {
    const inner = bracketed[1] as string
    return WRITTEN_BY.test(inner) || (isNameList(inner) && (inner.length === 3 || /[\s\u3000、]/.test(inner)))
  }
  if (SOURCE.test(text) && !text.includes('。')) return true
  const written = WRITTEN_BY.exec(text)
  if (written) return isNameList(written[1] as string) || /^[本特]?[报台社刊网]?(?:特约|见习)?(?:记者|通讯员)/.test(text) || /[:：]/.test(text)
  const office = OFFICE_HOLDER.exec(text)
  return office !== null && isNameList(office[2] as string)
}

/** A photo credit or caption: 图片说明：…, 图为…, … 赵东奇 摄. */
export function isCredit(text: string): boolean {
  if (text.length > MAX_LINE) return false
  if (/^(?:图片说明|图片|图说|题图|上图|下图|左图|右图|图[一二三四五六①②③④⑤⑥\d]{1,2}|资料图)[:：为]/.test(text) || /^图为/.test(text)) return true
  const taken = /(?:^|[\s\u3000（(。])([^\s\u3000（(。]{2,4})[\s\u3000]*(?:摄|供图|摄影报道|绘)[)）]?$/.exec(text)
  return taken !== null && isPersonName((taken[1] as string))
}

/** A page note that stands alone: （下转第4版）, ▶▶▶下转2版, （上接第一版）, （完）. */
export function isPageNote(text: string): boolean {
  return /^[（(【▶►■◆\s]*(?:上接|下转|紧接|转|接)第?\s*[A-Z]?[0-9０-９一二三四五六七八九十]{1,3}\s*版[^，。；]{0,12}$/.test(text) || /^[（(](?:完|全文完|未完待续|续完)[）)]$/.test(text)
}

/** Where a page note begins that is tacked to the end of a line, or -1: …年内开诊。 （下转第4版）. */
export function trailingPageNote(text: string): number {
  const tail = text.slice(-24)
  const found = /[（(](?:上接|下转|紧接|转|接)第?\s*[A-Z]?[0-9０-９一二三四五六七八九十]{1,3}\s*版[^（）()]{0,8}[）)]$/.exec(tail)
  return found && text.length > found[0].length ? text.length - found[0].length : -1
}

/** Length of a page note that begins a line, or 0: （上接第1版）推动……. */
export function leadingPageNote(text: string): number {
  const found = /^[（(](?:上接|紧接|接)第?\s*[A-Z]?[0-9０-９一二三四五六七八九十]{1,3}\s*版[^（）()]{0,8}[）)]/.exec(text.slice(0, 24))
  return found && text.length > found[0].length ? found[0].length : 0
}

/** A line that begins like a subtitle: —— 2025年2月26日在…会议上. */
export function isDashLine(text: string): boolean {
  return text.length <= MAX_LINE && /^(?:[—―─–]{1,3}|--)\s*[^\s—―─–-]/.test(text)
}

/**
 * A line that stands under a title and is none: wholly in brackets, a date, the meeting where a report was given,
 * the number of a paper (某政办发〔2025〕3号).
 */
export function isUnderTitle(text: string): boolean {
  if (text.length > 60) return false
  return /^[（(][^（）()，。；]{2,50}[）)]$/.test(text) || isDateLine(text) || /^[^，。；]{2,20}[〔[（(]\d{4}[〕\]）)]\s*第?\d{1,4}\s*号$/.test(text)
    || /^[（(]?\s*(?:\d{4}|[二〇○零一二三四五六七八九]{4})\s*年.{2,40}会议?上[）)]?$/.test(text)
}

/** A date and nothing else. */
export function isDateLine(text: string): boolean {
  return /^[（(]?\s*(?:[\d０-９]{4}|[二〇○零一二三四五六七八九]{4})\s*[年.\-/]\s*(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*(?:[月.\-/]\s*(?:(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*日?)?)?\s*[）)]?$/.test(text)
}

/** The caption of a table or figure: it heads no text. */
export function isCaption(text: string): boolean {
  return /^(?:附?[表图]|专栏)\s*[\d０-９一二三四五六七八九十]/.test(text)
}

/** A line above a title that names the series or the page: 庆祝…特刊, 【要闻速览】. */
export function isKicker(text: string): boolean {
  return /特刊|专刊|专栏|专版|特别报道|系列报道|特稿|号外/.test(text) || /^【[^【】]{2,20}】$/.test(text)
}

/** The name of an office or body, as it signs a paper. */
export function isOffice(text: string): boolean {
  return text.length <= 60 && /(?:政府|委员会|办公室|办公厅|统计局|局|厅|委|院|公司|中心|领导小组|调查队|[区市县]委|常委会)$/.test(text.replace(/[\s\u3000]/g, ''))
}

/** Styles of numbered headings, outermost first; the index is their rank. */
const NUMBERED: readonly RegExp[] = [
  /^第[一二三四五六七八九十百零〇\d]{1,4}[编篇部][分]?(?:[\s\u3000:：]|(?=[^\s]))/,
  /^第[一二三四五六七八九十百零〇\d]{1,4}章/,
  /^第[一二三四五六七八九十百零〇\d]{1,4}节/,
  /^[一二三四五六七八九十]{1,3}\s*[、．.]/,
  /^[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]/,
  /^[0-9０-９]{1,2}\s*(?:[、．]|\.(?![0-9０-９]))/,
  /^[（(]\s*[0-9０-９]{1,2}\s*[）)]/,
  /^[①-⑳]/,
]
/** From this rank on, numbers are Arabic: such points stay in their paragraph when text follows on the line. */
export const ARABIC_RANK = 5

/** Rank of the numbering that a text begins with, 0 outermost; -1 where it has none. */
export function numberedRank(text: string): number {
  const head = text.slice(0, 12)
  return NUMBERED.findIndex(pattern => pattern.test(head))
}

/** True for the first of a series: 一、, （一）, 第一章, 1. */
export function isFirstOfSeries(text: string): boolean {
  return /^[第（(]?\s*[一1１①](?![一二三四五六七八九十0-9])/.test(text.slice(0, 4))
}

/** A bullet that begins a list item. */
export function isBullet(text: string): boolean {
  return /^(?:[•●■◆▪○◇□★☆▲△▶►]|[-*+]\s)/.test(text.slice(0, 3))
}
