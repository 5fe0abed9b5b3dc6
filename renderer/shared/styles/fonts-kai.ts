import '@chinese-fonts/lxgwwenkai/dist/LXGWWenKai-Regular/result.css'
