// All pages work without this. With it an answer waits on the phone until the server has it.
(function(){
var d=document,w=d.body.dataset,main=d.getElementById('main'),st=d.getElementById('status'),K='outbox',busy,mine,said='',link='',waits,away,shown='|';
function all(){try{return JSON.parse(localStorage.getItem(K))||[]}catch(e){return[]}}
function keep(a){try{localStorage.setItem(K,JSON.stringify(a));return 1}catch(e){}}
function each(q,f){d.querySelectorAll(q).forEach(f)}
// Draws the status line only when it changes: screen readers say every change.
function draw(){
var t=[said,waits?w.wait:away?w.gone:''].join(' ').trim(),a;
if(shown==t+'|'+link)return;
shown=t+'|'+link;st.textContent=t;
if(link){a=d.createElement('a');a.href='desk' in main.dataset?'/desk':'/now';a.textContent=link;st.append(' ',a)}}
function post(u,b){var c=window.AbortController&&new AbortController;if(c)setTimeout(function(){c.abort()},2e4);
return fetch(u,{method:'POST',body:b,signal:c&&c.signal,headers:{'Content-Type':'application/x-www-form-urlencoded',Accept:'application/json'}}).then(function(r){if(r.status>499||r.status==429)throw 0;return r.json()})}
// Only a server that has the answer on disk, or refuses it, ends the trying.
function flush(){var i=all()[0],slow;if(busy||!i)return;busy=1;
slow=setTimeout(function(){waits=1;draw()},4e3);
post(i.u,i.b).then(function(j){var a=all().filter(function(x){return x.b!=i.b}),m=i.b==mine||i.u==location.pathname&&!d.querySelector(':checked,textarea');
keep(a);busy=0;clearTimeout(slow);if(!a[0])waits=0;
if(!j.next)said=j.what+' '+j.todo;
else if(m&&!a[0])return location=j.next;
else if(i.u!='/q/practice')said=w.sent;
draw();flush()},function(){busy=0;clearTimeout(slow);waits=1;draw()})}
each('[hidden]',function(x){x.hidden=false});
each('#error',function(x){x.focus()});
var count=d.getElementById('count');
function chosen(){return d.querySelectorAll('[name=choice]:checked').length}
function many(){return count&&chosen()>count.dataset.most}
function counts(){count.textContent=many()?count.dataset.many:count.dataset.count.replace('#',chosen())}
if(count){counts();main.addEventListener('change',function(ev){var x=ev.target,alone=x.closest('.apart');
if(x.name=='choice'&&x.checked)each(alone?'[name=choice]':'.apart input',function(y){if(y!=x)y.checked=false});counts()})}
each('form[data-outbox]',function(f){f.addEventListener('submit',function(ev){
var p=new URLSearchParams(new FormData(f)),i={u:f.getAttribute('action'),b:p.toString()};
if(many()){ev.preventDefault();count.focus();return}
if(!p.get('choice')&&!p.get('comment')||!keep(all().concat(i)))return;
ev.preventDefault();mine=i.b;said='';flush()})});
each('footer form',function(f){f.addEventListener('submit',function(ev){
var s=ev.submitter,p=new URLSearchParams(new FormData(f));if(!s)return;
ev.preventDefault();p.set(s.name,s.value);
post('/signal',p.toString()).then(function(j){location=j.next||'/now'},function(){said=f.dataset.hand;draw()})})});
each('main form:not([data-outbox])',function(f){f.addEventListener('submit',function(ev){if(f.dataset.sent)ev.preventDefault();f.dataset.sent=1;setTimeout(function(){delete f.dataset.sent},3e3)})});
addEventListener('online',flush);setInterval(flush,2e3);flush();
function follow(u,got){if(!window.EventSource)return;var s=new EventSource(u),t;
s.onmessage=function(m){clearTimeout(t);t=away=0;got(m.data);draw()};
s.onerror=function(){t=t||setTimeout(function(){away=1;draw();if(s.readyState==2)follow(u,got)},5e3)}}
var live=main.dataset.live,first={};
if(live)follow('/live',function(o){link='';
if(o=='-'||o==main.dataset.here)return;
if(live=='goes'&&!all()[0]&&!said)location='/now';
else link=o=='end'?w.over:w.open});
each('[data-n]',function(x){first[x.dataset.n]=+x.textContent});
if('desk' in main.dataset)follow('/desk/live',function(o){var n=JSON.parse(o);
each('[data-n]',function(x){x.textContent=n[x.dataset.n]});
if(n.held>first.held||n.signals>first.signals)link=w.open})
})();
