// All pages work without this. With it, an answer waits on the phone until the server has it.
// Lines of comment are not sent to phones: a page has 10 KB in all.
(()=>{
let d=document,w=d.body.dataset,id=x=>d.getElementById(x),main=id('main'),m=main.dataset,st=id('status'),busy,mine,said='',link='',waits,away,shown='|';
const K='outbox',each=(q,f)=>d.querySelectorAll(q).forEach(f),on=(q,f)=>each(q,x=>x.addEventListener('submit',e=>f(e,x))),
all=()=>{try{return JSON.parse(localStorage.getItem(K))||[]}catch(e){return[]}},
keep=a=>{try{localStorage.setItem(K,JSON.stringify(a));return 1}catch(e){}},
// Draws the status line only when it changes: screen readers say every change.
draw=()=>{let t=(said+' '+(waits?w.wait:away?w.gone:'')).trim(),a;
if(shown==t+'|'+link)return;
shown=t+'|'+link;st.textContent=t;
if(link){a=d.createElement('a');a.href='desk' in m?'/desk':'/now';a.textContent=link;st.append(' ',a)}},
// A request that hangs is given up after 20 seconds, and sent again.
post=(u,b)=>{let c=new AbortController;setTimeout(()=>c.abort(),2e4);
return fetch(u,{method:'POST',body:new URLSearchParams(b),signal:c.signal,headers:{Accept:'application/json'}}).then(r=>{if(r.status>499||r.status==429)throw 0;return r.json()})},
// Only a server that has the answer on disk, or refuses it, ends the trying.
flush=()=>{let i=all()[0],slow;if(busy||!i)return;busy=1;
slow=setTimeout(()=>{waits=1;draw()},4e3);
post(i.u,i.b).then(j=>{let a=all().filter(x=>x.b!=i.b);
keep(a);busy=0;clearTimeout(slow);if(!a[0])waits=0;
if(!j.next)said=j.what+' '+j.todo;
else if(!a[0]&&(i.b==mine||i.u==location.pathname&&!d.querySelector(':checked,textarea')))return location=j.next;
else if(i.u!='/q/practice')said=w.sent;
draw();flush()},()=>{busy=0;clearTimeout(slow);waits=1;draw()})},
follow=(u,got)=>{let s=new EventSource(u),t;
s.onmessage=e=>{clearTimeout(t);t=away=0;got(e.data);draw()};
s.onerror=()=>{t=t||setTimeout(()=>{away=1;draw();if(s.readyState==2)follow(u,got)},5e3)}};
each('[hidden]',x=>x.hidden=false);
each('#error',x=>x.focus());
each('#listen a',a=>a.onclick=e=>{e.preventDefault();import('/s/listen.js').then(x=>x.start(a)).catch(()=>location=a.href)});
// Picking: how many are chosen, and "I don't know" stands alone.
let count=id('count'),n=()=>d.querySelectorAll('[name=choice]:checked').length,c=count&&count.dataset,many=()=>c&&n()>c.most,
tell=()=>count.textContent=many()?c.many:c.count.replace('#',n());
if(count){tell();main.addEventListener('change',e=>{let x=e.target;
if(x.name=='choice'&&x.checked)each(x.closest('.apart')?'[name=choice]':'.apart input',y=>{if(y!=x)y.checked=false});tell()})}
on('form[data-outbox]',(e,f)=>{let p=new URLSearchParams(new FormData(f)),i={u:f.getAttribute('action'),b:''+p};
if(many()){e.preventDefault();count.focus();return}
if(!p.get('choice')&&!p.get('comment')||!keep(all().concat(i)))return;
e.preventDefault();mine=i.b;said='';flush()});
on('footer form',(e,f)=>{let s=e.submitter,p=new URLSearchParams(new FormData(f));if(!s)return;
e.preventDefault();p.set(s.name,s.value);
post('/signal',p).then(j=>location=j.next||'/now',()=>{said=f.dataset.hand;draw()})});
on('main form:not([data-outbox])',(e,f)=>{if(f.dataset.sent)e.preventDefault();f.dataset.sent=1;setTimeout(()=>delete f.dataset.sent,3e3)});
addEventListener('online',flush);setInterval(flush,2e3);flush();
if(m.live)follow('/live',o=>{let r;[o,r]=o.split(' ');link='';
if(m.read&&r!=m.read)fetch('/read').then(x=>x.text()).then(t=>{if(t){id('read').textContent=t;delete m.read}});
if(o=='-'||o==m.here)return;
if(m.live=='goes'&&!all()[0]&&!said)location='/now';
else link=o=='end'?w.over:w.open});
window.room={follow,each,tell:t=>link=t}
})();
