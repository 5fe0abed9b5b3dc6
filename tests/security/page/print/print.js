const job = location.hash.slice('#job='.length)
window.antou.call('print.job', { job }).then(() => window.antou.call('document.list', {})).then((answer) => {
  document.querySelector('p').append(answer.ok ? ' 越权' : ` 拒绝：${answer.failure.code}`)
  document.documentElement.dataset.printReady = ''
})
