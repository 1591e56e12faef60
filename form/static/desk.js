// The desk's first page keeps its numbers up to date. What is new is said once, and is a link.
// Apart from form.js, which goes before: people's phones do not load it.
if(window.room){
let {follow,each,tell}=room,first={};
each('[data-n]',x=>first[x.dataset.n]=+x.textContent);
follow('/desk/live',o=>{let n=JSON.parse(o);
if(!n)return location='/desk';
each('[data-n]',x=>x.textContent=n[x.dataset.n]);
if(n.held>first.held||n.signals>first.signals)tell(document.body.dataset.open)})}
