// Static TrueType faces: variable and CFF fonts become Type 3 in the PDF, which copies badly. The last one is variable
// and is fetched only for rare characters that the others lack.
import '@fontsource/noto-serif-sc/400.css'
import '@fontsource/noto-serif-sc/700.css'
import '@fontsource/noto-sans-sc/500.css'
import '@chinese-fonts/syst/dist/SourceHanSerifCN/result.css'
