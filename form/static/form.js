(function(){
var d=document,b=d.body,main=d.getElementById('main'),st=d.getElementById('status'),K='outbox',busy,mine;
function all(){try{return JSON.parse(localStorage.getItem(K))||[]}catch(e){return[]}}
function keep(a){try{localStorage.setItem(K,JSON.stringify(a));return 1}catch(e){}}
function tell(t){st.textContent=t}
function drop(i){keep(all().filter(function(x){return x.b!==i.b}))}
// Sends one answer. Only a server that has it on disk, or refuses it, ends the trying.
function post(i){return fetch(i.u,{method:'POST',body:i.b,credentials:'same-origin',headers:{'Content-Type':'application/x-www-form-urlencoded',Accept:'application/json'}}).then(function(r){if(r.status>499||r.status==429)throw 0;return r.json().then(function(j){drop(i);return j})})}
function flush(){var a=all();if(busy||!a.length)return;busy=1;post(a[0]).then(function(j){busy=0;var m=mine==a[0].b;if(all().length)flush();else if(!j.next)say(j);else if(m)location=j.next;else tell(b.dataset.sent)},function(){busy=0;tell(b.dataset.wait)})}
function say(j){tell(j.what+' '+(j.todo||''))}
if('clear' in main.dataset)keep([]);
var e=d.getElementById('error');if(e)e.focus();
d.querySelectorAll('form[data-outbox]').forEach(function(f){f.addEventListener('submit',function(ev){
var p=new URLSearchParams(new FormData(f)),i={u:f.getAttribute('action'),b:p.toString()};
if(!p.get('choice')&&!p.get('comment'))return;
if(!keep(all().concat(i)))return;
mine=i.b;ev.preventDefault();flush()})});
d.querySelectorAll('footer form,main form:not([data-outbox])').forEach(function(f){f.addEventListener('submit',function(ev){if(f.dataset.sent)ev.preventDefault();f.dataset.sent=1})});
addEventListener('online',flush);setInterval(flush,2000);flush();
if('desk' in main.dataset&&window.EventSource)new EventSource('/desk/live').onmessage=function(m){var n=JSON.parse(m.data);d.querySelectorAll('[data-n]').forEach(function(x){x.textContent=n[x.dataset.n]})};
var live=main.dataset.live;
if(live&&window.EventSource){var s=new EventSource('/live'),first=1;
s.onmessage=function(m){var o=m.data;if(st.textContent==b.dataset.gone)tell('');
if(o=='-'||o==main.dataset.here){first=0;return}
if(live=='goes'&&!all().length)location='/now';
else if(!first||main.dataset.here!==undefined){var a=d.createElement('a');a.href='/now';a.textContent=b.dataset.open;tell('');st.appendChild(a)}first=0};
s.onerror=function(){tell(b.dataset.gone)}}
})();
