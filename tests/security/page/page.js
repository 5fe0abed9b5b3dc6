// Keys of the bridge as the page's first script sees them, and a place for what the host tells.
window.bridgeKeys = Object.keys(window.antou)
window.events = []
window.antou.on('window.closing', () => {
  window.events.push('closing')
  if (!window.staysSilent) window.antou.call('window.readyToClose', {})
})
