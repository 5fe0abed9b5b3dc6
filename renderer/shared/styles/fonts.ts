// What the first view needs. Cut by unicode-range: a page fetches only the slices that it shows. Imported from a
// module rather than by @import, so that the build sees each sheet and can leave out its .woff copies.
import '@fontsource-variable/noto-sans-sc/index.css'
import '@fontsource/noto-serif-sc/700.css'
import './punctuation.css'
