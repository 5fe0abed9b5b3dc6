import './fangsong.css'
