// Property tests draw the same examples in every run, so that the gate says of a commit always the same. Others are
// drawn with ANTOU_SEED=random, or a number to see a failure again; fast-check names the seed of what failed.
import fc from 'fast-check'

const asked = process.env.ANTOU_SEED ?? '20261121'
fc.configureGlobal({ seed: asked === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(asked) })
