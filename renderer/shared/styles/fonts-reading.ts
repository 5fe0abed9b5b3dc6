// Text of documents. The second family holds the rare characters that the first lacks (㛃䶮𬭎).
import '@fontsource/noto-serif-sc/400.css'
import '@chinese-fonts/syst/dist/SourceHanSerifCN/result.css'
